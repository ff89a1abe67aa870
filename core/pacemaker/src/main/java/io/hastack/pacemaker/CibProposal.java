package io.hastack.pacemaker;

import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.RetiredPart;
import io.hastack.spi.topology.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster's configuration before and after parts are brought into it, in a form that tells what the configuration alone
 * leads to: every member is online and nothing runs yet. Equal configurations give equal texts, whatever happened in the
 * cluster meanwhile. Values of secrets are left out.
 *
 * @param before empty where no cluster is yet, or one without resources
 * @param after what other hands made included
 */
public record CibProposal(Optional<String> before, String after) {
    private static final Pattern SECRET = Pattern.compile("(?i).*(passw|secret|token).*");

    /**
     * Compares.
     *
     * @param platform such as {@code debian-13}; decides the schema where no CIB is yet
     * @param live the CIB as it is; empty where no cluster is yet
     * @throws io.hastack.spi.problem.HaException if a part contradicts itself or stands where another hand's is
     */
    public static CibProposal of(String platform, Cluster cluster, Optional<String> live, List<CibPart> parts) {
        if (live.isEmpty()) {
            Element fresh = Xml.parse(CibDocument.render(platform, cluster, parts), "the new CIB");
            Element configuration = fresh.section("configuration");
            hide(configuration, configuration);
            return new CibProposal(Optional.empty(), text(fresh, configuration));
        }
        Element cib = Xml.parse(live.get(), "the CIB of cluster " + cluster.name());
        Element before = cib.section("configuration").copy();
        Element after = new CibDraft(cluster, before, (text, value) -> false)
                .merge(parts)
                .configuration();
        Element nodes = after.section("nodes");
        cluster.members().stream()
                .filter(m -> nodes.child(n -> n.get("uname").equals(m.name())).isEmpty())
                .forEach(m -> nodes.with(PropertySection.element(cluster, m.name())));
        // Pacemaker forgets the node itself, beside the patch
        parts.stream()
                .filter(RetiredPart.class::isInstance)
                .map(p -> ((RetiredPart) p).node())
                .forEach(gone -> nodes.children().removeIf(n -> n.get("uname").equals(gone)));
        hide(after, before);
        boolean empty = before.section("resources").children().isEmpty();
        return new CibProposal(empty ? Optional.empty() : Optional.of(text(cib, before)), text(cib, after));
    }

    private static void hide(Element after, Element before) {
        pairs(after).filter(p -> SECRET.matcher(p.get("name")).matches()).forEach(p -> p.with("value", "hidden"));
        Map<String, String> references = pairs(after)
                .filter(p -> p.get("value").contains("${secret:"))
                .collect(Collectors.toMap(Element::id, p -> p.get("value"), (a, b) -> a));
        pairs(before).forEach(p -> {
            if (SECRET.matcher(p.get("name")).matches()) {
                p.with("value", "hidden");
            } else if (references.containsKey(p.id())) {
                p.with("value", references.get(p.id()));
            }
        });
    }

    /** Options of resources; the scheduler does not look at them while nothing runs. */
    private static Stream<Element> pairs(Element configuration) {
        return configuration
                .section("resources")
                .all()
                .filter(e -> e.name().equals("instance_attributes"))
                .flatMap(e -> e.named("nvpair"));
    }

    private static String text(Element cib, Element configuration) {
        Element document = new Element("cib")
                .with("crm_feature_set", cib.get("crm_feature_set"))
                .with("validate-with", cib.get("validate-with"));
        document.with("admin_epoch", "0")
                .with("epoch", "1")
                .with("num_updates", "0")
                .with("have-quorum", "1");
        document.with(configuration).with(CibDocument.idle(configuration));
        // read once more: the parser sorts attributes, so that what is live and what is new look alike
        return Xml.print(Xml.parse(Xml.print(document, 0), "the CIB to be proven"), 0);
    }
}
