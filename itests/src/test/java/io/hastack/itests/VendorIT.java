package io.hastack.itests;

import static java.util.stream.Collectors.toMap;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import io.hastack.spi.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;

/** A vendor's component, built outside this tree, lives its whole life in a console that nobody restarts. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class VendorIT {
    private static final String VENDOR = "acme-san";

    @Inject
    BundleContext context;

    @Inject
    FeaturesService features;

    @Inject
    SessionFactory sessions;

    /** Published when the boot features are up; the tests start after it. */
    @Inject
    BootFinished boot;

    @Configuration
    public Option[] distribution() throws Exception {
        VendorProject project = new VendorProject();
        project.build();
        return new Option[] {
            Distribution.booted(),
            systemProperty("vendor.folder").value(project.folder().toString()),
            systemProperty("vendor.features").value(project.features().toString())
        };
    }

    @ProbeBuilder
    public TestProbeBuilder probe(TestProbeBuilder probe) {
        probe.setHeader(Constants.DYNAMICIMPORT_PACKAGE, "*");
        return probe;
    }

    @Test
    public void isPlannedDeployedVerifiedAndRemovedAndNothingElseRestarts() throws Exception {
        Path folder = Path.of(System.getProperty("vendor.folder"));
        try (SshNodes nodes = new SshNodes(folder, bundle("hastack-ssh"))) {
            String topology = " --topology " + nodes.topology(VENDOR);
            ServiceRegistration<Transport> ssh = preferred(nodes);
            Map<String, String> before = others();
            List<String> events = new CopyOnWriteArrayList<>();
            SynchronousBundleListener listener = e -> record(events, e);
            context.addBundleListener(listener);
            try {
                URI repository = unpacked(folder).toUri();
                features.addRepository(repository);
                features.installFeature("ha-" + VENDOR);
                assertTrue(console("ha:components --json").shows("\"id\":\"" + VENDOR + "\""));

                CommandLine plan = console("ha:plan " + VENDOR + " --json" + topology);
                assertTrue(plan.text(), plan.shows("\"changes\":6"));
                assertFalse(Files.exists(folder.resolve("san.conf")));

                CommandLine deploy = console("ha:deploy " + VENDOR + " --yes" + topology);
                assertEquals(deploy.text(), 0, deploy.code());
                assertTrue(Files.readString(folder.resolve("san.conf")).startsWith("pool = gold\nkey = "));
                for (Path node : nodes.folders()) {
                    assertEquals("made\n", Files.readString(node.resolve("pool")));
                }
                CommandLine verify = console("ha:verify " + VENDOR + " --json" + topology);
                assertEquals(verify.text(), 0, verify.code());
                assertTrue(verify.text(), verify.shows("\"status\":\"True\""));

                CommandLine again = console("ha:deploy " + VENDOR + " --yes --json" + topology);
                assertTrue(again.text(), again.shows("\"changes\":0"));

                features.uninstallFeature("ha-" + VENDOR);
                features.removeRepository(repository);
                assertFalse(console("ha:components --json").shows("\"id\":\"" + VENDOR + "\""));
            } finally {
                context.removeBundleListener(listener);
                ssh.unregister();
            }
            assertEquals(List.of(), events);
            assertEquals(before, others());
        }
    }

    /** Before anything is compared, the engine starts anew: it takes the transport of highest rank when it does. */
    private ServiceRegistration<Transport> preferred(SshNodes nodes) throws Exception {
        Dictionary<String, Object> rank = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1));
        ServiceRegistration<Transport> registration = context.registerService(Transport.class, nodes, rank);
        Bundle engine = bundle("hastack-engine");
        engine.stop();
        engine.start();
        return registration;
    }

    private static void record(List<String> events, BundleEvent event) {
        if (!VENDOR.equals(event.getBundle().getSymbolicName())) {
            events.add(event.getBundle() + " " + event.getType());
        }
    }

    /** Every bundle but the vendor's: id, state and when it last changed. */
    private Map<String, String> others() {
        return Arrays.stream(context.getBundles())
                .filter(b -> !VENDOR.equals(b.getSymbolicName()))
                .collect(toMap(
                        b -> b.getSymbolicName() + " " + b.getVersion(),
                        b -> b.getBundleId() + " " + b.getState() + " " + b.getLastModified(),
                        (a, b) -> a + ", " + b,
                        TreeMap::new));
    }

    /** Puts the content of the KAR where kar:install does, and the console looks for artifacts; returns the features file. */
    private static Path unpacked(Path folder) throws IOException {
        Path from = folder.resolve("kar/repository");
        Path to = Path.of(System.getProperty("karaf.data"), "kar", VENDOR);
        try (Stream<Path> content = Files.walk(from)) {
            for (Path each : content.toList()) {
                Files.createDirectories(to.resolve(from.relativize(each)).getParent());
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
        return to.resolve(from.relativize(Path.of(System.getProperty("vendor.features"))));
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(b -> b.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private CommandLine console(String command) throws Exception {
        return CommandLine.of(sessions, command);
    }
}
