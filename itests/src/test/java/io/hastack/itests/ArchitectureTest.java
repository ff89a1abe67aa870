package io.hastack.itests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.junit.Assert.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/** Who may import whom: down only. Reads the folders, so that a new module is under the rules from its first class. */
public class ArchitectureTest {
    private static final String ROOT = "io.hastack.";

    /** A module of core/, and the modules of core/ that it may import. Testkit is for tests and may see all but the front end. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("spi", Set.of()),
            entry("descriptor", Set.of("spi")),
            entry("parts", Set.of("spi")),
            entry("pacemaker", Set.of("spi")),
            entry("prover", Set.of("spi", "pacemaker")),
            entry("ssh", Set.of("spi")),
            entry("secrets", Set.of("spi")),
            entry("engine", Set.of("spi", "descriptor", "secrets")),
            entry("camel", Set.of()),
            entry("health", Set.of("spi", "descriptor", "engine", "pacemaker")),
            entry("workflows", Set.of("spi", "engine", "health", "pacemaker")),
            entry("shell", Set.of("spi", "descriptor", "engine", "health", "pacemaker", "prover", "secrets")),
            entry("testkit", Set.of("spi", "descriptor", "engine", "pacemaker", "parts")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of("core", "bundles")
                    .flatMap(group -> modules(group).stream().map(m -> Path.of("..", group, m, "target", "classes")))
                    .filter(Files::isDirectory)
                    .toList());

    @Test
    public void everyModuleOfTheCoreHasItsRule() {
        Set<String> known = new TreeSet<>(MAY_IMPORT.keySet());
        known.add("component-parent");
        assertEquals(known, modules("core"));
    }

    @Test
    public void theCoreImportsDownOnly() {
        MAY_IMPORT.forEach((module, below) -> noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "belong to another module than " + below,
                        c -> c.getPackageName().startsWith(ROOT)
                                && !module.equals(moduleOf(c.getPackageName()))
                                && !below.contains(moduleOf(c.getPackageName()))))
                .allowEmptyShould(true)
                .check(CLASSES));
    }

    @Test
    public void theSpiNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(ROOT + "spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax..", "org.osgi.annotation..", ROOT + "spi..")
                .check(CLASSES);
    }

    @Test
    public void onlyTheShellKnowsKaraf() {
        List<String> mayKnow = new ArrayList<>(List.of(ROOT + "shell.."));
        packages("bundles").forEach(c -> mayKnow.add(ROOT + c + ".."));
        noClasses()
                .that()
                .resideOutsideOfPackages(mayKnow.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.karaf..")
                .check(CLASSES);
    }

    @Test
    public void onlyWorkflowsKnowCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "workflows..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    public void aComponentSeesTheSpiAndTheDescriptorOnly() {
        for (String component : packages("bundles")) {
            classes()
                    .that()
                    .resideInAPackage(ROOT + component + "..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "javax..",
                            "org.osgi.annotation..",
                            "org.slf4j..",
                            "org.apache.karaf.shell.api..",
                            ROOT + "spi..",
                            ROOT + "descriptor..",
                            ROOT + component + "..")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    public void packagesFormNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static String moduleOf(String javaPackage) {
        return javaPackage.substring(ROOT.length()).split("\\.")[0];
    }

    /** The packages of modules: a name with a hyphen is written together. */
    private static Set<String> packages(String group) {
        return modules(group).stream().map(m -> m.replace("-", "")).collect(toCollection(TreeSet::new));
    }

    private static Set<String> modules(String group) {
        try (Stream<Path> folders = Files.list(Path.of("..", group))) {
            return folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(name -> !name.equals("target"))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
