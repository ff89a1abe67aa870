package io.hastack.itests;

import static java.util.stream.Collectors.toCollection;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import io.hastack.spi.DeployService;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.Feature;
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
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** A component comes and goes while the console runs. Nothing here waits: services are there when an install returns. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotInstallIT {
    private static final String METRICS_PORT = "hastack.itests.metrics";

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
    public Option[] distribution() throws IOException {
        String port = Integer.toString(freePort());
        return new Option[] {
            Distribution.booted(),
            // as an operator writes it; another console on this machine may have the usual port
            editConfigurationFilePut("etc/io.hastack.health.cfg", "metrics.port", port),
            editConfigurationFilePut("etc/system.properties", METRICS_PORT, port)
        };
    }

    @ProbeBuilder
    public TestProbeBuilder probe(TestProbeBuilder probe) {
        probe.setHeader(Constants.DYNAMICIMPORT_PACKAGE, "*");
        return probe;
    }

    @Test
    public void bootsWithTheCoreAndNoComponent() throws Exception {
        assertTrue(features.isInstalled(features.getFeature("ha-core")));
        assertEquals(List.of(), inactive());
        assertEquals(Set.of(), components());
    }

    @Test
    public void workflowsAreThereWithTheirSteps() throws Exception {
        String listed = CommandLine.of(sessions, "ha:workflows --json").text();
        assertTrue(listed, listed.contains("\"node-standby/standby\""));
        assertTrue(listed, listed.contains("\"restart/drain\""));
    }

    @Test
    public void healthIsOffUntilItIsTurnedOnAndThenHasMetrics() throws Exception {
        CommandLine off = CommandLine.of(sessions, "ha:health --json");
        assertEquals(off.text(), 2, off.code());
        assertTrue(off.shows("\"code\":\"INPUT_TOPOLOGY\""));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + System.getProperty(METRICS_PORT) + "/metrics"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        assertThrows(ConnectException.class, () -> client.send(request, BodyHandlers.ofString()));

        CommandLine on = CommandLine.of(sessions, "ha:health --on");
        try {
            assertEquals(on.text(), 0, on.code());
            assertTrue(on.text(), on.text().contains("measures nothing: there is no "));
            HttpResponse<String> metrics = client.send(request, BodyHandlers.ofString());
            assertEquals(200, metrics.statusCode());
            assertTrue(metrics.body(), metrics.body().contains("# TYPE hastack_run_total counter"));
        } finally {
            CommandLine.of(sessions, "ha:health --off");
        }
        assertThrows(ConnectException.class, () -> client.send(request, BodyHandlers.ofString()));
    }

    @Test
    public void aComponentComesAndGoes() throws Exception {
        features.installFeature("ha-galera");
        try {
            assertEquals(List.of(), inactive());
            assertEquals(Set.of("cluster", "galera"), components());
            assertTrue(CommandLine.of(sessions, "ha:components --json").text().contains("\"galera\""));
        } finally {
            features.uninstallFeature("ha-galera");
        }
        assertEquals(Set.of(), components());
    }

    @Test
    public void everyComponentInstallsAtOnce() throws Exception {
        Set<String> offered = Arrays.stream(features.listFeatures())
                .map(Feature::getName)
                .filter(name ->
                        name.startsWith("ha-") && !Set.of("ha-core", "ha-all").contains(name))
                .map(name -> name.substring("ha-".length()))
                .collect(toCollection(TreeSet::new));
        features.installFeature("ha-all");
        try {
            assertEquals(List.of(), inactive());
            assertEquals(offered, components());
        } finally {
            features.uninstallFeature("ha-all");
        }
        assertEquals(Set.of(), components());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private List<String> inactive() {
        return Arrays.stream(context.getBundles())
                .filter(b -> b.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(b -> b.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    private Set<String> components() throws Exception {
        ServiceReference<?>[] found = context.getAllServiceReferences(DeployService.class.getName(), null);
        return found == null
                ? Set.of()
                : Arrays.stream(found)
                        .map(r -> (String) r.getProperty("component"))
                        .collect(toCollection(TreeSet::new));
    }
}
