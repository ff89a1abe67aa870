package io.hastack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Placement;
import io.hastack.spi.problem.HaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackagesHandlerTest {
    private final PackagesHandler handler = new PackagesHandler();
    private final List<Packages> desired = List.of(packages("mariadb-server", "galera-4"), packages("haproxy"));

    @Test
    void oneFactAnswersForEachPartAndForAll() {
        FakeFacts facts = FakeFacts.of("installed galera-4\ninstalled mariadb-server\n");
        assertThat(handler.facts(desired, facts.site())).isEqualTo(handler.facts(desired.subList(0, 1), facts.site()));
        assertThat(handler.converge(desired.subList(0, 1), facts)).isEmpty();
        assertThat(only(handler.converge(desired.subList(1, 2), facts)).describe())
                .isEqualTo("install haproxy");
    }

    @Test
    void installedPackagesNeedNothing() {
        FakeFacts facts = FakeFacts.of("installed galera-4\ninstalled haproxy\ninstalled mariadb-server\n");
        assertThat(handler.converge(desired, facts)).isEmpty();
    }

    @Test
    void whatIsMissingOrHalfInstalledComesInOneTransaction() {
        FakeFacts facts = FakeFacts.of("installed galera-4\nhalf-configured haproxy\n");
        Change.Script change = only(handler.converge(desired, facts));
        assertThat(change.describe()).isEqualTo("install haproxy mariadb-server");
        assertThat(change.script())
                .contains("names=('haproxy' 'mariadb-server')")
                .contains("--no-remove")
                .doesNotContain("galera-4");
        assertThat(change.preview()).contains("apt-get -s").contains("'haproxy' 'mariadb-server'");
    }

    @Test
    void aPolicyLeftByACrashIsTakenAway() {
        FakeFacts facts = FakeFacts.of("leftover\ninstalled galera-4\ninstalled haproxy\ninstalled mariadb-server\n");
        assertThat(only(handler.converge(desired, facts)).script())
                .contains("restore_policy\nreload_noted\ncompile_noted\n");
    }

    @Test
    void byteCodeIsMadeOnceWhenAllIsInstalled() {
        String script = only(handler.converge(desired, FakeFacts.of(""))).script();
        assertThat(script).doesNotContainPattern("@[A-Z]+@").contains("-o DPkg::Path=\"$dpkg_path\"");
        assertThat(script.indexOf("dpkg_path=")).isLessThan(script.indexOf("if ! install"));
        assertThat(script.lines().map(String::strip).toList().lastIndexOf("compile_noted"))
                .isGreaterThan(script.lines().map(String::strip).toList().indexOf("if ! install; then"));
    }

    @Test
    void aHostWithoutAptIsNamed() {
        assertThatThrownBy(() -> handler.converge(desired, FakeFacts.failing(3, "")))
                .isInstanceOf(HaException.class)
                .hasMessageContaining("ctl1")
                .hasMessageContaining("apt-get");
    }

    @Test
    void theFactReadsARealPackageDatabase() {
        FakeFacts local = FakeFacts.local();
        String output = local.get(handler.facts(List.of(packages("bash", "no-such-package")), local.site())
                        .get(0))
                .output();
        org.junit.jupiter.api.Assumptions.assumeTrue(output.contains("installed"), "not a Debian host");
        assertThat(output.lines()).contains("installed bash").doesNotContain("installed no-such-package");
    }

    private static Packages packages(String... names) {
        return new Packages(Placement.EVERY_NODE, List.of(names), List.of());
    }

    private static Change.Script only(List<Change> changes) {
        assertThat(changes).hasSize(1);
        return (Change.Script) changes.get(0);
    }
}
