package io.hastack.shell.document;

import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.Failure;
import io.hastack.pacemaker.ClusterStatus.Instance;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.shell.text.ClusterView;
import java.util.List;

/** What {@code ha:status --json} prints. */
public record StatusDocument(List<ClusterDocument> clusters) {
    /** A cluster; {@code error} is null unless no member answers, and then nothing else is known. */
    public record ClusterDocument(
            String name,
            boolean quorate,
            String error,
            List<NodeStatus> nodes,
            List<ResourceDocument> resources,
            List<Failure> failures) {
        static ClusterDocument of(ClusterView view) {
            String error = view.error().orElse(null);
            if (view.status().isEmpty()) {
                return new ClusterDocument(view.name(), false, error, List.of(), List.of(), List.of());
            }
            ClusterStatus status = view.status().get();
            List<ResourceDocument> resources = status.resources().stream()
                    .map(r -> new ResourceDocument(
                            r.id(), view.component(r).orElse(null), r.kind(), r.agent(), !r.owned(), r.instances()))
                    .toList();
            return new ClusterDocument(
                    view.name(), status.quorate(), error, status.nodes(), resources, status.failures());
        }
    }

    /** A resource; {@code component} is null if no installed component asks for it. */
    public record ResourceDocument(
            String id, String component, String kind, String agent, boolean foreign, List<Instance> instances) {}

    /** Returns the document of clusters. */
    public static StatusDocument of(List<ClusterView> views) {
        return new StatusDocument(views.stream().map(ClusterDocument::of).toList());
    }
}
