package io.hastack.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.pacemaker.CibDocument;
import io.hastack.pacemaker.Element;
import io.hastack.pacemaker.Xml;
import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Shape;
import io.hastack.spi.topology.Topology;
import io.hastack.testkit.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every component on three members with a hundred remotes: what one call of the scheduler costs, and what it decides. */
public class HundredRemotesTest {
    private static final int REMOTES = 100;

    /** Seconds of processor time. The machine of the measurement has other work, so wall time says little. */
    private static final double BUDGET = 3;

    /** What {@code ./hastack bench} shows. */
    private static final Path FIGURE = Path.of("target", "hundred-remotes.seconds");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Components components;

    public HundredRemotesTest() throws Exception {
        components = Components.all();
    }

    @Test
    public void aLostControllerCostsTheSchedulerLessThanThreeSeconds() throws Exception {
        Path steady = Files.writeString(path("steady.xml"), steady());
        assertThat(summary(simulate("-R", "-x", steady)))
                .as("nothing is to be done before")
                .isEmpty();
        Path lost = path("lost.xml");
        simulate("-x", steady, "--node-fail=" + first(), "-I", lost);

        String actions = summary(simulate("-R", "-x", lost));
        double seconds = Double.parseDouble(Files.readString(path("time")).strip());
        System.out.printf(
                "HundredRemotesTest: %d remotes, %d clones on them, one controller lost: %.2f s of the scheduler%n",
                REMOTES, clones(), seconds);
        Files.writeString(FIGURE, "%.2f%n".formatted(seconds));

        assertThat(actions).contains("* Fence (reboot) " + first()).containsPattern("\\* Move +cmp\\d+ ");
        // a connection moves, and what runs on its remote does not notice
        assertThat(actions.lines().filter(l -> l.matches(".*\\( *(\\S+ -> )?cmp\\d+ .*")))
                .isEmpty();
        assertThat(actions).doesNotContain("Fence (reboot) cmp");
        assertThat(seconds).isLessThan(BUDGET);
    }

    private String first() {
        return members(topology(1)).members().get(0).name();
    }

    private long clones() {
        return components.inventory().cib(topology(1), members(topology(1)).name()).stream()
                .filter(o -> components.remote().contains(o.component()))
                .filter(o -> o.part() instanceof io.hastack.spi.part.PacemakerResource)
                .count();
    }

    /** Starts one remote's worth and copies the history: to simulate every start of a hundred takes minutes. */
    private String steady() throws IOException, InterruptedException {
        Path cib = Files.writeString(path("one.xml"), cib(1));
        Path next = path("next.xml");
        for (int round = 0; round < 5 && simulate("-S", "-x", cib, "-O", next).contains("Resource action"); round++) {
            cib = Files.move(next, path("one-" + round + ".xml"));
        }
        Element one = Xml.parse(Files.readString(cib), "the steady state");
        Element status = one.section("status");
        List<Element> remote = status.named("node_state")
                .filter(s -> s.get("uname").equals("cmp1"))
                .toList();
        assertThat(remote).as("cmp1 came online").hasSize(1);
        List<Element> members =
                status.named("node_state").filter(s -> !remote.contains(s)).toList();
        for (int i = 2; i <= REMOTES; i++) {
            String name = "cmp" + i;
            status.with(renamed(remote.get(0), name));
            for (int m = 0; m < members.size(); m++) {
                Element histories = members.get(m).section("lrm").section("lrm_resources");
                // those of the first remote are spread over the members by turns
                Element from =
                        members.get((m + i) % members.size()).section("lrm").section("lrm_resources");
                Stream.of("cmp1", "fence-cmp1")
                        .flatMap(id -> from.child(id).stream())
                        .toList()
                        .forEach(h -> histories.with(renamed(h, name)));
            }
        }
        Element all = Xml.parse(cib(REMOTES), "the CIB");
        Element resources = all.section("configuration").section("resources");
        // the history has digests of the first one's options
        IntStream.rangeClosed(2, REMOTES).forEach(i -> Stream.of("cmp", "fence-cmp")
                .forEach(id -> sameOptions(
                        resources.child(id + 1).orElseThrow(),
                        resources.child(id + i).orElseThrow())));
        all.children().replaceAll(c -> c.name().equals("status") ? status : c);
        return Xml.print(all, 0);
    }

    private static void sameOptions(Element from, Element to) {
        List<Element> values = pairs(from);
        List<Element> others = pairs(to);
        for (int i = 0; i < values.size(); i++) {
            others.get(i).with("value", values.get(i).get("value"));
        }
    }

    private static List<Element> pairs(Element primitive) {
        return primitive
                .named("instance_attributes")
                .flatMap(a -> a.named("nvpair"))
                .toList();
    }

    private static Element renamed(Element element, String name) {
        Element copy = element.copy();
        copy.all().forEach(e -> e.attributes().replaceAll((k, v) -> v.replaceAll("\\bcmp1\\b", name)));
        return copy;
    }

    private String cib(int remotes) {
        Topology topology = topology(remotes);
        Cluster cluster = members(topology);
        return CibDocument.render(
                topology.platform(),
                cluster,
                components.inventory().cib(topology, cluster.name()).stream()
                        .map(o -> o.part())
                        .toList());
    }

    private Topology topology(int remotes) {
        Topology plain = Topologies.of(Shape.COLLAPSED, components.hosted(), CompleteCibTest.PLATFORM);
        return Topologies.withRemotes(plain, components.remote(), remotes);
    }

    private static Cluster members(Topology topology) {
        return topology.clusters().get(0);
    }

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private static String summary(String report) {
        return report.substring(report.indexOf("Transition Summary:"))
                .replaceFirst("(?s)[^\n]*\n", "")
                .strip();
    }

    /** Runs the scheduler; its processor time is left in {@code time}. */
    private String simulate(Object... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%U %S'; time \"$@\" >\"$0/report\" 2>\"$0/messages\"",
                folder.getRoot().getPath(),
                "crm_simulate"));
        IntStream.range(0, options.length).forEach(i -> command.add(options[i].toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(path("times").toFile())
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).as(command + " ends").isTrue();
        String[] times = Files.readString(path("times")).strip().split(" ");
        Files.writeString(path("time"), Double.toString(Double.parseDouble(times[0]) + Double.parseDouble(times[1])));
        assertThat(process.exitValue()).as(Files.readString(path("messages"))).isZero();
        return Files.readString(path("report"));
    }
}
