package io.hastack.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.PacemakerResource.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a remote in the cluster means for the resources of its members. */
class MemberPlacesTest {
    private static final Element RUNNING = Xml.parse(Sample.text("cib-running.xml"), "the sample");

    @Test
    void whatHastackMadeStaysOnMembersWhicheverComponentIsDeployed() {
        CibDraft draft = draft(RUNNING).merge(List.of(Sample.property("node:cmp1", "rack", "b")));
        assertThat(locations(draft.configuration()))
                .contains("vip exclusive #kind=cluster 0", "db-clone exclusive #kind=cluster 0")
                .contains("web-clone exclusive #kind=cluster 0");
        assertThat(draft.differences()).contains("+ location vip-kind-cluster");
    }

    @Test
    void devicesAndConnectionsNeedNoLocation() {
        List<CibPart> parts = new ArrayList<>(Sample.parts());
        parts.add(connection());
        assertThat(locations(draft(RUNNING).merge(parts).configuration()))
                .noneMatch(l -> l.startsWith("fence-ctl1 exclusive") || l.startsWith("cmp1 "));
    }

    @Test
    void whatOthersMadeIsLeftAlone() {
        Element foreign = RUNNING.copy();
        foreign.section("configuration")
                .section("resources")
                .with(new Element("primitive").with("id", "theirs").with("class", "lsb"));
        assertThat(locations(draft(foreign).merge(Sample.parts()).configuration()))
                .noneMatch(l -> l.startsWith("theirs "));
    }

    @Test
    void clonesHaveAnInstanceForEachMember() {
        Element resources = draft(RUNNING).merge(Sample.parts()).configuration().section("resources");
        assertThat(cloneMax(resources, "web-clone")).containsExactly("3");
        assertThat(cloneMax(resources, "db-clone")).containsExactly("3");
    }

    @Test
    void whatAComponentSentToRemotesGoesThere() {
        PacemakerResource agent = Sample.resource(
                "agent",
                "systemd:agent",
                Kind.CLONE,
                Map.of(),
                Map.of("clone-max", "1"),
                new Operation("monitor", "10s", "20s", Map.of()));
        Element configuration = draft(RUNNING)
                .merge(List.of(
                        agent,
                        Sample.constraint(new Constraint.Location("agent", "component-compute", "true", 0, true))))
                .configuration();
        assertThat(locations(configuration).stream().filter(l -> l.startsWith("agent-clone")))
                .containsExactly("agent-clone exclusive component-compute=true 0");
        assertThat(cloneMax(configuration.section("resources"), "agent-clone")).containsExactly("1");
    }

    @Test
    void aSecondTimeNothingIsMissing() {
        List<CibPart> parts = new ArrayList<>(Sample.parts());
        parts.add(connection());
        Element once = RUNNING.copy();
        Element configuration = draft(RUNNING).merge(parts).configuration();
        once.children().replaceAll(c -> c.name().equals("configuration") ? configuration : c);
        assertThat(draft(once).merge(parts).differences()).isEmpty();
    }

    @Test
    void withoutRemotesNothingIsAdded() {
        CibDraft draft = new CibDraft(Sample.CLUSTER, RUNNING.section("configuration"), (text, live) -> false);
        assertThat(locations(draft.merge(Sample.parts()).configuration())).noneMatch(l -> l.contains("exclusive"));
    }

    private static CibDraft draft(Element cib) {
        return new CibDraft(Sample.WITH_REMOTE, cib.section("configuration"), (text, live) -> text.contains("${"));
    }

    private static PacemakerResource connection() {
        return Sample.resource(
                "cmp1",
                "ocf:pacemaker:remote",
                Kind.PRIMITIVE,
                Map.of("server", "192.168.124.21"),
                Map.of(),
                new Operation("monitor", "10s", "15s", Map.of()));
    }

    private static List<String> cloneMax(Element resources, String clone) {
        return resources
                .child(clone)
                .orElseThrow()
                .named("meta_attributes")
                .flatMap(s -> s.named("nvpair"))
                .filter(p -> p.get("name").equals("clone-max"))
                .map(p -> p.get("value"))
                .toList();
    }

    private static List<String> locations(Element configuration) {
        return configuration
                .section("constraints")
                .named("rsc_location")
                .map(l -> {
                    Element rule = l.section("rule");
                    Element expression = rule.section("expression");
                    return l.get("rsc") + " " + l.get("resource-discovery") + " " + expression.get("attribute") + "="
                            + expression.get("value") + " " + rule.get("score");
                })
                .toList();
    }
}
