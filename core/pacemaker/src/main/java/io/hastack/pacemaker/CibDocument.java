package io.hastack.pacemaker;

import io.hastack.spi.part.CibPart;
import io.hastack.spi.topology.Cluster;
import java.util.List;

/** The whole CIB that a topology leads to, made without any node. */
public final class CibDocument {
    private CibDocument() {}

    /**
     * Returns a CIB that {@code crm_verify} and {@code crm_simulate} take: every member is online and runs
     * nothing yet. References to secrets stay references.
     *
     * @param platform such as {@code debian-13}; decides the feature set and the schema
     * @param parts everything that belongs in the cluster's CIB
     * @throws io.hastack.spi.problem.HaException if a part contradicts itself or names a node the cluster lacks
     */
    public static String render(String platform, Cluster cluster, List<CibPart> parts) {
        return render(platform.equals("debian-12"), cluster, parts);
    }

    /**
     * Returns the same CIB in the schema of another Pacemaker, for a scheduler that is not the nodes' own.
     *
     * @param version of that Pacemaker, such as {@code 2.1.5}
     */
    public static String renderFor(String version, Cluster cluster, List<CibPart> parts) {
        return render(version.startsWith("2."), cluster, parts);
    }

    private static String render(boolean old, Cluster cluster, List<CibPart> parts) {
        Element configuration = new Element("configuration");
        configuration.section("crm_config");
        Element nodes = configuration.section("nodes");
        cluster.nodes().forEach(n -> nodes.with(PropertySection.element(cluster, n.name())));
        Element merged = new CibDraft(cluster, configuration, (text, live) -> false)
                .merge(parts)
                .configuration();
        Element cib = new Element("cib");
        // Pacemaker refuses a document whose feature set is above its own
        cib.with("crm_feature_set", old ? "3.16.1" : "3.20.0")
                .with("validate-with", old ? "pacemaker-3.9" : "pacemaker-4.0");
        cib.with("admin_epoch", "0").with("epoch", "1").with("num_updates", "0").with("have-quorum", "1");
        return Xml.print(cib.with(merged).with(idle(merged)), 0);
    }

    /** All members online, nothing running. Without it the scheduler takes every node for lost, and fences all. */
    static Element idle(Element configuration) {
        Element status = new Element("status");
        configuration
                .section("nodes")
                .named("node")
                .filter(n -> !n.get("type").equals("remote"))
                .forEach(node -> {
                    Element state =
                            new Element("node_state").with("id", node.id()).with("uname", node.get("uname"));
                    state.with("in_ccm", "true")
                            .with("crmd", "online")
                            .with("join", "member")
                            .with("expected", "member");
                    status.with(
                            state.with(new Element("lrm").with("id", node.id()).with(new Element("lrm_resources"))));
                });
        return status;
    }
}
