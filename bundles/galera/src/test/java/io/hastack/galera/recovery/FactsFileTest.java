package io.hastack.galera.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsFileTest {
    private static final String NODE = "{\"node\": \"a\", \"reachable\": true, \"state\": \"down\"%s}";

    @TempDir
    Path folder;

    @Test
    void numbersAndBooleansMayBeWrittenAsSuchOrAsTexts() {
        List<Member> members = FactsFile.parse(
                "f",
                """
                {
                \t"nodes": [
                \t\t{"node": "a", "reachable": true, "state": "down", "uuid": "AAAAAAAA-0000-0000-0000-000000000001",
                \t\t "seqno": -1, "recovered": 1204, "prepared": 2, "safe": true},
                \t\t{"node": "b", "reachable": "true", "state": "Synced", "component": "Primary", "size": "3",
                \t\t "uuid": "", "seqno": "17", "recovered": "", "prepared": "0", "safe": "false", "problem": ""},
                \t\t{"node": "c", "reachable": false, "state": null, "seqno": null, "uuid": null}
                \t]
                }
                """);

        assertThat(members.get(0).histories()).containsExactly("aaaaaaaa-0000-0000-0000-000000000001");
        assertThat(members.get(0).seqno()).isEmpty();
        assertThat(members.get(0).commits()).containsExactly(1204L);
        assertThat(members.get(0).prepared()).isEqualTo(2);
        assertThat(members.get(0).safe()).isTrue();
        assertThat(members.get(1).size()).isEqualTo(OptionalLong.of(3));
        assertThat(members.get(1).commits()).containsExactly(17L);
        assertThat(members.get(1).primary()).isTrue();
        assertThat(members.get(2).reachable()).isFalse();
    }

    @Test
    void aMemberWithoutAWordIsAMemberAllTheSame() {
        List<Member> members = FactsFile.parse(
                "f",
                "{\"members\": [\"a\", \"b\"], \"nodes\": [" + NODE.formatted(", \"uuid\": \"" + Given.uuid("a") + "\"")
                        + "]}");

        assertThat(members).extracting(Member::node).containsExactly("a", "b");
        assertThat(members).extracting(Member::reachable).containsExactly(true, false);
        assertThat(Standing.of(members.get(1)).why()).contains("the facts tell nothing of it");
    }

    @Test
    void nobodyMayHaveSaidAnything() {
        assertThat(FactsFile.parse("f", "{\"members\": [\"a\"], \"nodes\": []}"))
                .singleElement()
                .satisfies(m -> assertThat(m.reachable()).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'seqno': 9223372036854775808; expected for 'seqno' a whole number from -1 to 9223372036854775807, found '9223372036854775808'",
                "'seqno': 18446744073709551615; expected for 'seqno' a whole number",
                "'seqno': -2; expected for 'seqno' a whole number",
                "'seqno': 1.5; found '1.5'",
                "'seqno': 1e3; found '1e3'",
                "'seqno': true; found 'true'",
                "'seqno': 'many'; found 'many'",
                "'seqno': [1]; expected a whole number for 'seqno', found a list",
                "'seqno': {'a': 1}; expected a whole number for 'seqno', found a mapping",
                "'recovered': 9223372036854775808; expected for 'recovered' UUID:SEQNO or SEQNO",
                "'recovered': 'x:7'; expected for 'recovered'",
                "'recovered': '11111111-1111-1111-1111-111111111111:'; expected for 'recovered'",
                "'recovered': '11111111-1111-1111-1111-11111111111-:7'; expected for 'recovered'",
                "'recovered': -2; expected for 'recovered'",
                "'prepared': -1; expected for 'prepared' a whole number from 0",
                "'size': -1; expected for 'size' a whole number from 0",
                "'uuid': 'b1ef'; expected a UUID such as",
                "'uuid': 7; expected a UUID such as",
                "'uuid': ['a']; expected a value for 'uuid', found a list",
                "'component': 'primary component'; expected Primary, non-Primary or Disconnected",
                "'safe': 'perhaps'; 'safe' is one of false, true, found 'perhaps'",
                "'safe': 1; 'safe' is one of false, true, found '1'",
                "'seqnoo': 1; unknown key 'seqnoo' in a node; did you mean 'seqno'?",
                "'seqno': 1, 'seqno': 2; key 'seqno' stands here twice",
            })
    void whatANodeCannotSayIsWrongInput(String field, String message) {
        wrong("{\"nodes\": [" + NODE.formatted(", " + field.replace('\'', '"')) + "]}", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{}; the facts needs 'nodes', and it has none",
                "{'nodes': []}; expected at least one node in 'nodes'",
                "{'nodes': {}}; expected a list for 'nodes', found a mapping",
                "{'nodes': 3}; expected a list for 'nodes', found '3'",
                "{'nodes': null}; needs 'nodes'",
                "{'nodes': ['a']}; expected a node as a mapping",
                "[]; expected the facts as a mapping",
                "7; expected the facts as a mapping",
                "{'nodes': [; this is no YAML",
                "{'nodes': [{'reachable': true, 'state': 'down'}]}; a node needs 'node'",
                "{'nodes': [{'node': '', 'reachable': true, 'state': 'down'}]}; expected the name of a node, found ''",
                "{'nodes': [{'node': 'a', 'state': 'down'}]}; a node needs 'reachable'",
                "{'nodes': [{'node': 'a', 'reachable': 'yes', 'state': 'down'}]}; 'reachable' is one of false, true",
                "{'nodes': [{'node': 'a', 'reachable': true}]}; a node needs 'state'",
                "{'nodes': [{'node': 'a', 'reachable': false}, {'node': 'a', 'reachable': false}]}; node 'a' stands here twice",
                "{'members': [], 'nodes': []}; expected at least one name in 'members'",
                "{'members': 'a', 'nodes': []}; expected a list for 'members'",
                "{'members': ['a', 'a'], 'nodes': []}; expected each member's name once, found 'a'",
                "{'members': ['a b'], 'nodes': []}; expected each member's name once, found 'a b'",
                "{'members': ['a'], 'nodes': [{'node': 'b', 'reachable': false}]}; node 'b' is not among 'members'",
            })
    void whatIsNoListOfNodesIsWrongInput(String text, String message) {
        wrong(text.replace('\'', '"'), message);
    }

    @Test
    void anEmptyFileIsWrongInput() {
        wrong("", "found an empty file");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsPlace() {
        assertThatThrownBy(
                        () -> FactsFile.parse(
                                "facts.json",
                                """
                        {"nodes": [
                          {"node": "a", "reachable": true, "state": "down", "seqno": "x"},
                          {"node": "b", "reachable": 1, "state": "down", "uuid": "y"}]}
                        """))
                .isInstanceOfSatisfying(HaException.class, e -> assertThat(e.problems())
                        .extracting(p -> p.message().split(": ")[0])
                        .containsExactly("facts.json:2:62", "facts.json:3:30", "facts.json:3:58"));
    }

    @Test
    void aFileThatCannotBeReadIsWrongInput() throws Exception {
        assertThatThrownBy(() -> FactsFile.read(folder.resolve("none.json")))
                .isInstanceOfSatisfying(
                        HaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ARGUMENT));
        Path latin = Files.write(
                folder.resolve("latin.json"), "{\"nodes\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> FactsFile.read(latin)).hasMessageContaining("expected text in UTF-8");
    }

    private static void wrong(String text, String message) {
        assertThatThrownBy(() -> FactsFile.parse("f", text))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(HaException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INPUT_SYNTAX);
                    assertThat(e.code().kind().exitCode()).isEqualTo(2);
                });
    }
}
