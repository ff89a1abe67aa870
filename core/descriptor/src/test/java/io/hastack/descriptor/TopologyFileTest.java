package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyFileTest {
    private static final Path EXAMPLE = Path.of("../../docs/schema/examples/topology.yaml");

    @TempDir
    private Path folder;

    private Path file;
    private String good;

    @BeforeEach
    void copyTheExample() throws IOException {
        file = folder.resolve("topology.yaml");
        good = Files.readString(EXAMPLE);
    }

    @Test
    void readsTheExample() {
        LoadedTopology loaded = TopologyFile.load(EXAMPLE, Set.of(), false);
        Topology topology = loaded.topology();
        assertThat(topology.name()).isEqualTo("lab");
        assertThat(topology.platform()).isEqualTo("debian-13");
        assertThat(topology.shape()).isEqualTo(Shape.COLLAPSED);
        assertThat(topology.access().key())
                .isAbsolute()
                .isEqualTo(EXAMPLE.toAbsolutePath().resolveSibling("lab.key").normalize());
        assertThat(topology.nodesOf("galera")).extracting(Node::name).containsExactly("ctl1", "ctl2", "ctl3");
        assertThat(topology.nodesOf("compute")).extracting(Node::name).containsExactly("cmp1");
        assertThat(topology.node("ctl3").orElseThrow().attributes()).isEqualTo(Map.of("rack", "b"));
        assertThat(topology.spares()).extracting(Node::name).containsExactly("ctl4");
        assertThat(topology.node("ctl1").orElseThrow().fencing())
                .containsEntry("password", "${secret:bmc}")
                .containsEntry("cipher", "3");
        assertThat(topology.vips()).containsEntry("keystone", "192.168.124.203");
        assertThat(topology.settings()).containsEntry("nova.cpu-ratio", "4.0");
        assertThat(topology.overrides())
                .isEqualTo(Map.of(
                        "keystone",
                        Map.of(
                                "/etc/keystone/keystone.conf",
                                Map.of("token.expiration", "7200", "DEFAULT.debug", "true"))));
        assertThat(loaded.place("nodes/ctl2")).endsWith("topology.yaml:12:15: ");
    }

    @Test
    void reportsEveryProblemOfAFileAtOnce() throws IOException {
        String bad = good.replace("platform: debian-13", "platfrom: debian-13")
                .replace("address: 192.168.124.12\n", "address: 192.168.124.11\n")
                .replace("        attributes: { rack: b }\n", "        colour: blue\n")
                .replace("keystone: 192.168.124.203", "keystone: 192.168.124.400");
        assertThat(problems(bad))
                .containsExactlyInAnyOrder(
                        "INPUT_SYNTAX " + file + ":3:1: unknown key 'platfrom' in topology; did you mean 'platform'?",
                        "INPUT_SYNTAX " + file + ":2:1: topology needs 'platform', and it has none; add it",
                        "INPUT_TOPOLOGY " + file
                                + ":13:18: address '192.168.124.11' of node ctl2 is taken by node ctl1 (line 10); give one of"
                                + " them another",
                        "INPUT_SYNTAX " + file
                                + ":18:9: unknown key 'colour' in node; known are name, address, fencing, attributes",
                        "INPUT_TOPOLOGY " + file
                                + ":28:44: expected an IP address for the VIP of keystone (names are not looked up; not"
                                + " loopback, not multicast), found '192.168.124.400'");
    }

    @Test
    void membersAreToldApartByTheEndOfTheirAddress() throws IOException {
        assertThat(problems(good.replace("address: 192.168.124.12\n", "address: 10.7.124.11\n")))
                .containsExactly("INPUT_TOPOLOGY " + file
                        + ":9:7: cluster 'control': the members ctl1 (192.168.124.11) and ctl2 (10.7.124.11) end in the"
                        + " same 16 bits, which Corosync knows a member by; give one of them another address");
        assertThat(problems(good.replace("address: 192.168.124.12\n", "address: 2001:db8::1:0\n")))
                .singleElement()
                .asString()
                .contains("the address of member ctl2 ends in 16 zero bits");
        assertThat(problems(good.replace("address: 192.168.124.21\n", "address: 10.7.124.11\n")))
                .isEmpty();
    }

    @Test
    void remotesAreHeldToTheRulesOfMembers() throws IOException {
        String fencing = good.lines()
                .filter(l -> l.contains("192.168.124.121"))
                .findFirst()
                .orElseThrow();
        assertThat(problems(good.replace(fencing + "\n", "")))
                .singleElement()
                .asString()
                .startsWith("REFUSED_FENCING " + file + ":20:9: node cmp1 has no fencing device");
        assertThat(problems(good.replace("address: 192.168.124.21\n", "address: 192.168.124.11\n")
                        .replace("[compute]", "[compute, compute]")))
                .containsExactlyInAnyOrder(
                        "INPUT_TOPOLOGY " + file
                                + ":21:18: address '192.168.124.11' of node cmp1 is taken by node ctl1 (line 10); give one"
                                + " of them another",
                        "INPUT_SYNTAX " + file + ":22:31: a remote lists component 'compute' twice; remove one");
    }

    @Test
    void saysWhereYamlIsBroken() throws IOException {
        assertThat(problems(good.replace("components: [haproxy,", "components: [haproxy, [")))
                .singleElement()
                .asString()
                .matches("(?s)INPUT_SYNTAX \\Q" + file + "\\E:[0-9]+:[0-9]+: this is no YAML: .*");
        assertThat(problems(""))
                .containsExactly("INPUT_SYNTAX " + file + ":1:1: expected a mapping, found an empty file");
        assertThat(problems("just text"))
                .contains("INPUT_SYNTAX " + file
                        + ":1:1: expected topology as a mapping (key: value), found 'just text'");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThat(Problematic.problems(() -> TopologyFile.load(file, Set.of(), false)))
                .containsExactly(
                        "INPUT_SYNTAX " + file + ":1:1: expected a file, found none; name another file, or write it");
    }

    @Test
    void refusesTheSameKeyTwice() throws IOException {
        assertThat(problems(good + "name: again\n"))
                .containsExactly(
                        "INPUT_SYNTAX " + file + ":30:1: key 'name' stands here twice, first at line 2; remove one");
    }

    @Test
    void refusesNamesAndAddressesThatAreTaken() throws IOException {
        String bad = good.replace("name: ctl4", "name: ctl1")
                .replace("address: 192.168.124.21", "address: 192.168.124.201")
                .replace("ip: 192.168.124.112", "ip: 192.168.124.13")
                .replace("ip: 192.168.124.114", "ip: 192.168.124.111");
        assertThat(problems(bad))
                .anySatisfy(p -> assertThat(p).contains("node name 'ctl1' stands here twice, first at line 9"))
                .anySatisfy(p ->
                        assertThat(p).contains("address '192.168.124.201' of the VIP of galera is taken by node cmp1"))
                .anySatisfy(p -> assertThat(p).contains("fencing device of node ctl2 has the address of node ctl3"))
                .anySatisfy(
                        p -> assertThat(p).contains("fencing device of node ctl1", "is that of node ctl1 (line 11)"))
                .hasSize(4)
                .noneMatch(p -> p.contains("secret"))
                .allMatch(p -> p.startsWith("INPUT_TOPOLOGY " + file + ":"));
    }

    @Test
    void knowsAnAddressInEverySpelling() throws IOException {
        String bad = good.replace("192.168.124.11\n", "2001:db8::1\n").replace("192.168.124.12\n", "2001:DB8:0::1\n");
        assertThat(problems(bad)).singleElement().asString().contains("is taken by node ctl1");
    }

    @Test
    void refusesNodesWithoutFencingUnlessAllowed() throws IOException {
        String bad = good.replaceFirst("        fencing: .*\n", "");
        assertThat(problems(bad))
                .singleElement()
                .asString()
                .startsWith("REFUSED_FENCING " + file + ":9:9: node ctl1 has no fencing device")
                .contains("--allow-unfenced");
        Files.writeString(file, bad);
        assertThat(TopologyFile.load(file, Set.of(ErrorCode.REFUSED_FENCING), false)
                        .topology()
                        .node("ctl1")
                        .orElseThrow()
                        .fencing())
                .isEmpty();
    }

    @Test
    void refusesMembersThatCannotKeepQuorumUnlessAllowed() throws IOException {
        Map<Integer, String> reasons = Map.of(
                1, "fewer than three",
                2, "fewer than three",
                4, "even number",
                17, "at most sixteen");
        for (Map.Entry<Integer, String> reason : reasons.entrySet()) {
            assertThat(problems(members(reason.getKey())))
                    .singleElement()
                    .asString()
                    .startsWith("REFUSED_MEMBERS " + file + ":8:5: cluster 'control' has " + reason.getKey())
                    .contains(reason.getValue(), "--allow-members");
            assertThat(TopologyFile.load(file, Set.of(ErrorCode.REFUSED_MEMBERS), false)
                            .topology()
                            .nodesOf("galera"))
                    .hasSize(reason.getKey());
        }
        for (int good : List.of(3, 5, 15)) {
            assertThat(problems(members(good))).isEmpty();
        }
    }

    @Test
    void refusesAComponentInTwoClusters() throws IOException {
        String two = members(3)
                + members(3)
                        .substring(members(3).indexOf("  - name: control"))
                        .replace("control", "data")
                        .replace("name: n", "name: m")
                        .replace("10.0.", "10.1.")
                        .replace("plug: n", "plug: m");
        assertThat(problems(two))
                .containsExactly("INPUT_TOPOLOGY " + file
                        + ":12:18: component 'galera' is listed in cluster 'data' and in cluster 'control' (line 6); one"
                        + " cluster runs it, so remove it from the other");
    }

    @Test
    void wantsReadableKeysOnlyWhereNodesAreReached() throws IOException {
        Files.writeString(file, good);
        Files.createDirectory(folder.resolve("lab.known_hosts"));
        assertThat(Problematic.problems(() -> TopologyFile.load(file, Set.of(), true)))
                .containsExactly(
                        "INPUT_KEY " + file + ":4:28: expected the SSH private key at " + folder.resolve("lab.key")
                                + ", found no file; write its path relative to the topology file, or absolute",
                        "INPUT_KEY " + file + ":4:49: expected the OpenSSH known_hosts file at "
                                + folder.resolve("lab.known_hosts")
                                + ", found no regular file; write its path relative to the topology file, or absolute");
        assertThat(Problematic.problems(() -> TopologyFile.load(file, Set.of(), false)))
                .isEmpty();
        Files.delete(folder.resolve("lab.known_hosts"));
        Files.writeString(folder.resolve("lab.known_hosts"), "");
        Files.writeString(folder.resolve("lab.key"), "");
        assertThat(Problematic.problems(() -> TopologyFile.load(file, Set.of(), true)))
                .isEmpty();
    }

    @Test
    void reportsOverridesWithThoseOfTheTopology() throws IOException {
        Path overrides = Files.createDirectory(folder.resolve("overrides"));
        Files.writeString(overrides.resolve("keystone.yaml"), "keystone.conf:\n  debug: true\n  a.b: ${vip:galera}\n");
        Files.writeString(overrides.resolve("Nova.yml"), "");
        assertThat(problems(good.replace("name: lab", "name: 'a b'")))
                .hasSize(5)
                .anySatisfy(p -> assertThat(p).contains("Nova.yml:1:1: expected an override to be called"))
                .anySatisfy(p -> assertThat(p).contains("keystone.yaml:1:1: expected the absolute path"))
                .anySatisfy(p -> assertThat(p).contains("keystone.yaml:2:3: expected an option as section.option"))
                .anySatisfy(p -> assertThat(p).contains("keystone.yaml:3:8: expected '${secret:…}'"));
    }

    private String members(int count) {
        return "name: t\nplatform: debian-13\naccess: { user: root, key: k, knownHosts: h }\nclusters:\n"
                + "  - name: control\n    components: [galera]\n    nodes:\n"
                + IntStream.rangeClosed(1, count)
                        .mapToObj(
                                n -> "    - { name: n%d, address: 10.0.0.%d, fencing: { agent: fence_x, plug: n%d } }\n"
                                        .formatted(n, n, n))
                        .collect(Collectors.joining());
    }

    private List<String> problems(String text) throws IOException {
        Files.writeString(file, text);
        return Problematic.problems(() -> TopologyFile.load(file, Set.of(), false));
    }
}
