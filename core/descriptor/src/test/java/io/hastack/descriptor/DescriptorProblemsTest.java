package io.hastack.descriptor;

import static io.hastack.descriptor.DescribedComponentTest.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorProblemsTest {
    @TempDir
    private Path folder;

    @Test
    void reportsEverythingAtOnce() throws IOException {
        assertThat(problems("component: Key Stone\ntitel: Identity\nmode: active-active\nrequires: [galera, 'a b']\n"))
                .containsExactlyInAnyOrder(
                        "1:12: expected a component id in lower case, such as keystone, found 'Key Stone'",
                        "2:1: unknown key 'titel' in component; did you mean 'title'?",
                        "1:1: component needs 'title', and it has none; add it",
                        "3:7: 'mode' is one of active/active, active/passive, found 'active-active'; did you mean"
                                + " 'active/active'?",
                        "4:20: expected a component id in lower case, such as galera, found 'a b'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "package: [a] | 5:5: unknown item 'package'; did you mean 'packages'?",
                "{ file: /a, ownr: 'a:b', content: x } | 5:17: unknown key 'ownr' in file item; did you mean 'owner'?",
                "{ file: a, content: x } | 5:13: expected an absolute path, found 'a'",
                "{ file: /a, mode: '640', content: x } | 5:23: expected an octal mode of four digits in quotes",
                "{ file: /a, content: '${secret:nova.x}' } | 5:5: the file holds a secret, so its mode is 0640 at most",
                "{ file: /a, content: '${secret:keystone.x}' } | 5:26: secret 'keystone.x' is not declared under 'secrets'",
                "{ file: /a, content: 'x ${vips:a}' } | 5:26: unknown look-up 'vips' in '${vips:a}'; did you mean 'vip'?",
                "{ file: /a, content: '${HOME}' } | write '$${' for the text itself",
                "{ file: /a, content: '${vip:a' } | 5:26: '${' is not closed by '}'",
                "{ file: /a, content: '$${secret:a.b}' } | 5:26: '${node:…}' and '${secret:…}' cannot be text",
                "{ file: /a, template: files/none } | 5:27: expected a file of the bundle, found none at 'files/none'",
                "{ file: /a } | 5:5: file item needs 'content', and it has none; add it",
                "{ unit: keystone, state: disabled } | 5:13: expected a full unit name such as keystone.service",
                "{ unit: a.service, state: off } | 5:31: 'state' is one of disabled, enabled, masked, found 'off'",
                "{ ini: /a, options: { debug: true } } | 5:34: expected an option as section.option, found 'debug'",
                "{ keys: /a, owner: 'a:b', secret: db } | secret 'db' is not declared",
                "{ once: a, run: x, unless: y, timeout: soon } | 5:44: expected a duration such as 120s, 2m or 500ms",
                "{ once: a, run: x, unless: y, needs: [Nothing] } | 5:43: condition 'Nothing' is not under 'verify'",
                "{ proxy: a, port: 70000, at: haproxy } | 5:23: expected a port from 1 to 65535, found '70000'",
                "{ proxy: a, port: 1 } | 5:5: proxy item needs 'at', and it has none; add it",
                "{ resource: a, agent: keystone } | 5:27: expected an agent as systemd:unit, ocf:provider:type",
                "{ resource: a, agent: 'systemd:a', operations: [ { name: monitr, interval: 1s, timeout: 1s } ] } |"
                        + " 5:62: expected an operation such as monitor",
                "{ property: a, value: b, section: crm } | 5:39: expected a section",
                "{ catalogue: a, endpoints: { pubic: x } } | unknown endpoint 'pubic'; did you mean 'public'?",
            })
    void saysWhatIsWrongWithAnItem(String item, String problem) throws IOException {
        assertThat(problems(HEAD + "deploy:\n  - " + item + "\n"))
                .anySatisfy(p -> assertThat(p).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order: a before b, kind: optional | 5:14: expected order as 'promote galera then start keystone'",
                "order: a then b | 5:5: order needs 'kind', and it has none; add it",
                "order: a then b, kind: optonal | 'kind' is one of mandatory, optional, serialize, found 'optonal'; did you"
                        + " mean 'optional'?",
                "order: launch a then b, kind: optional | expected order as",
                "colocation: a near b | 5:19: expected colocation as",
                "colocation: a with b, score: high | 5:36: expected a score: a number, INFINITY or -INFINITY, found 'high'",
                "location: a where b | 5:17: expected location as 'keystone where role = controller'",
                "locaton: a | 5:7: unknown constraint 'locaton'; did you mean 'location'?",
            })
    void saysWhatIsWrongWithAConstraint(String constraint, String problem) throws IOException {
        assertThat(problems(HEAD + "constraints:\n  - { " + constraint + " }\n"))
                .anySatisfy(p -> assertThat(p).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http: x, tcp: 'y:1', remedy: z | a condition is measured by one of http, run, tcp, found http and tcp",
                "remedy: z | a condition is measured by one of http, run, tcp, found none; add one",
                "http: x | condition needs 'remedy', and it has none; add it",
                "tcp: nowhere, remedy: z | expected host:port, found 'nowhere'",
                "run: x, status: 200, remedy: z | 'status' goes with 'http' only; remove it",
                "run: x, expect: '(', remedy: z | expected a regular expression, found '('",
            })
    void saysWhatIsWrongWithACondition(String check, String problem) throws IOException {
        assertThat(problems(HEAD + "verify:\n  A:\n    { " + check + " }\n"))
                .anySatisfy(p -> assertThat(p).contains(problem));
    }

    @Test
    void aWiderBlastRadiusHasAReason() throws IOException {
        assertThat(problems(HEAD + "blastRadius: { otherNodes: 2 }\n"))
                .containsExactly("4:14: blastRadius needs 'reason', and it has none; add it");
        assertThat(problems(HEAD + "blastRadius: { otherNodes: some, reason: x }\n"))
                .containsExactly("4:28: expected a number of instances from 1 to 999, found 'some'");
    }

    @Test
    void readyNamesConditionsThatAreMeasured() throws IOException {
        String verify = "verify:\n  Serves: { run: x, remedy: y }\nconditions: [InJava]\n";
        assertThat(problems(HEAD + "ready: [Serves, InJava]\n" + verify)).isEmpty();
        assertThat(problems(HEAD + "ready: [Serve]\n" + verify))
                .containsExactly(
                        "4:9: condition 'Serve' is not under 'verify'; did you mean 'Serves'?; add it there, or"
                                + " under 'conditions' if Java of this bundle measures it");
    }

    @Test
    void knowsWhatASettingWithoutDefaultWasMeantToBe() throws IOException {
        assertThat(
                        problems(
                                HEAD
                                        + "defaults: { keystone.workers: 2 }\ndeploy:\n  - { file: /a, content: '${setting:keystone.wrkers}' }\n"))
                .containsExactly("6:26: setting 'keystone.wrkers' has no default; did you mean 'keystone.workers'?");
    }

    @Test
    void aThingIsNamedOnce() throws IOException {
        assertThat(problems(HEAD + "deploy:\n  - { file: /a, content: x }\n  - { file: /a, content: y }\n"))
                .containsExactly("6:13: file '/a' stands here twice, first at line 5; make one item of them");
    }

    @Test
    void departuresAreCommandsAndKnowWhoHasLeft() throws IOException {
        String once = "departure:\n  - { once: a, run: 'x ${gone:%s}', unless: y }\n";
        assertThat(problems(HEAD + once.formatted("name"))).isEmpty();
        assertThat(problems(HEAD + once.formatted("id")))
                .singleElement()
                .asString()
                .contains("'${gone:name}' and '${gone:address}' are known, found '${gone:id}'");
        assertThat(problems(HEAD + once.formatted("name").replace("departure", "deploy")))
                .singleElement()
                .asString()
                .contains("unknown look-up 'gone' in '${gone:name}'");
        assertThat(problems(HEAD + "departure:\n  - { file: /a, content: x }\n"))
                .singleElement()
                .asString()
                .contains("unknown item 'file'");
    }

    @Test
    void placesInTemplatesAreTheTemplates() throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(folder.resolve("files/a"), "one\ntwo ${vpi:x}\n");
        assertThat(problems(HEAD + "deploy:\n  - { file: /a, template: files/a }\n"))
                .singleElement()
                .asString()
                .startsWith("files/a:2:5: unknown look-up 'vpi' in '${vpi:x}'; did you mean 'vip'?");
    }

    private List<String> problems(String text) throws IOException {
        Path file = folder.resolve("component.yaml");
        Files.writeString(file, text);
        String prefix = "INPUT_COMPONENT ";
        return Problematic.problems(() -> DescribedComponent.load(file)).stream()
                .peek(p -> assertThat(p).startsWith(prefix))
                .map(p -> p.substring(prefix.length()).replace(file + ":", ""))
                .toList();
    }
}
