package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.ComponentInfo;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopologyRulesTest {
    private static final Path EXAMPLE = Path.of("../../docs/schema/examples/topology.yaml");
    private static final Set<String> AVAILABLE =
            Set.of("haproxy", "galera", "memcached", "rabbitmq", "keystone", "nova", "compute", "heat", "swift");

    private final LoadedTopology loaded = TopologyFile.load(EXAMPLE, Set.of(), false);

    @Test
    void findsNothingWrongWithTheExample() {
        assertThat(problems(loaded, "haproxy", "galera", "memcached", "rabbitmq", "keystone", "nova", "compute"))
                .isEmpty();
    }

    @Test
    void saysWhatToInstall() {
        assertThat(problems(loaded, "haproxy", "galera", "memcached", "rabbitmq", "keystone", "compute"))
                .containsOnly("INPUT_TOPOLOGY " + EXAMPLE + ":7:66: component 'nova' is not installed; install it:"
                        + " feature:install ha-nova");
    }

    @Test
    void guessesWhatAnUnknownComponentWasMeantToBe() {
        LoadedTopology misspelt = with(Map.of("galrea", "10.0.0.1"), Map.of("novaa.x", "1"));
        assertThat(problems(misspelt, AVAILABLE.toArray(String[]::new)))
                .containsExactly(
                        "INPUT_TOPOLOGY vips/galrea: unknown component 'galrea'; did you mean 'galera'?",
                        "INPUT_TOPOLOGY settings/novaa.x: unknown component 'novaa'; did you mean 'nova'?");
    }

    @Test
    void refusesAVipThatNobodyHosts() {
        assertThat(problems(
                        with(Map.of("heat", "10.0.0.1"), Map.of("heat.workers", "1")),
                        AVAILABLE.toArray(String[]::new)))
                .containsExactly(
                        "INPUT_TOPOLOGY vips/heat: no cluster runs component 'heat'; add it to the components of a"
                                + " cluster, or remove this");
    }

    @Test
    void refusesRequirementsThatNobodyHosts() {
        List<ComponentInfo> installed = Stream.concat(
                        Stream.of(
                                info("keystone", Set.of("swift", "redis", "cluster"), false),
                                info("cluster", Set.of(), true)),
                        AVAILABLE.stream().filter(c -> !c.equals("keystone")).map(c -> info(c, Set.of(), false)))
                .toList();
        assertThat(Problematic.lines(TopologyRules.check(loaded, installed, AVAILABLE)))
                .containsExactly(
                        "INPUT_TOPOLOGY " + EXAMPLE + ":7:56: component 'keystone' requires 'redis', and it is not"
                                + " installed: feature:install ha-redis",
                        "INPUT_TOPOLOGY " + EXAMPLE
                                + ":7:56: component 'keystone' requires 'swift', and no cluster lists"
                                + " it; add 'swift' to the components of a cluster");
    }

    @Test
    void aSettingOfAllComponentsHasNoComponent() {
        assertThat(problems(with(Map.of(), Map.of("api.processes", "1")), "keystone"))
                .noneMatch(p -> p.contains("settings/"));
        assertThat(problems(with(Map.of(), Map.of("api.proceses", "1")), "keystone"))
                .anyMatch(p -> p.contains("settings/api.proceses: unknown component 'api'"));
    }

    @Test
    void oneSettingChoosesWhichOfTwoComponentsDoesTheWork() {
        assertThat(broker("rabbitmq")).isEmpty();
        assertThat(broker("qpid"))
                .containsExactly(
                        "INPUT_TOPOLOGY components/keystone: component 'keystone' requires 'qpid', and no cluster"
                                + " lists it; add 'qpid' to the components of a cluster");
        assertThat(broker("galera"))
                .containsExactly("INPUT_TOPOLOGY settings/bus.broker: component 'galera' cannot be chosen by"
                        + " 'bus.broker'; known are qpid, rabbitmq");
        assertThat(broker("heat"))
                .containsExactly("INPUT_TOPOLOGY settings/bus.broker: component 'heat' is not installed; install it:"
                        + " feature:install ha-heat");
    }

    private List<String> broker(String chosen) {
        List<ComponentInfo> installed = Stream.concat(
                        Stream.of(
                                info("keystone", Set.of("rabbitmq"), false),
                                new ComponentInfo(
                                        "qpid",
                                        "qpid",
                                        ComponentInfo.Mode.ACTIVE_PASSIVE,
                                        Set.of(),
                                        List.of(),
                                        false,
                                        false,
                                        Optional.of(new ComponentInfo.Replaced("rabbitmq", "bus.broker")))),
                        loaded.topology().components().stream()
                                .filter(c -> !c.equals("keystone"))
                                .map(c -> info(c, Set.of(), false)))
                .toList();
        LoadedTopology topology = with(Map.of(), Map.of("bus.broker", chosen));
        return Problematic.lines(TopologyRules.check(topology, installed, AVAILABLE));
    }

    @Test
    void allProblemsMakeOneException() {
        assertThat(new HaException(TopologyRules.check(loaded, List.of(), Set.of())).problems())
                .hasSizeGreaterThan(6);
    }

    private LoadedTopology with(Map<String, String> vips, Map<String, String> settings) {
        Topology t = loaded.topology();
        return new LoadedTopology(
                new Topology(t.name(), t.platform(), t.access(), t.clusters(), t.spares(), vips, settings, Map.of()),
                Map.of());
    }

    private static List<String> problems(LoadedTopology topology, String... installed) {
        List<ComponentInfo> infos =
                Stream.of(installed).map(id -> info(id, Set.of(), false)).toList();
        return Problematic.lines(TopologyRules.check(topology, infos, AVAILABLE));
    }

    private static ComponentInfo info(String id, Set<String> requires, boolean everyCluster) {
        return new ComponentInfo(id, id, ComponentInfo.Mode.ACTIVE_ACTIVE, requires, List.of(), everyCluster);
    }
}
