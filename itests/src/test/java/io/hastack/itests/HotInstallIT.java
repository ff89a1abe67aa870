package io.hastack.itests;

import static java.util.stream.Collectors.toCollection;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.hastack.spi.DeployService;
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
    public Option[] distribution() {
        return new Option[] {Distribution.booted()};
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
