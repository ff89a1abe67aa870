package io.hastack.storage;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.check.Check;
import io.hastack.spi.check.Probe;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Scope;
import io.hastack.spi.topology.Node;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Mounts of shared storage: of what the descriptor says, that which the components of a cluster use, and nothing where none
 * uses any. Immutable; for use by many threads.
 */
public final class StorageComponent extends AdaptedComponent {
    private static final String SUFFIX = "-fs";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    /** Chooses from what the descriptor says. */
    public StorageComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        List<PacemakerResource> mounts = mounts(target);
        if (mounts.isEmpty()) {
            return List.of();
        }
        return super.parts(target).stream()
                .filter(part -> !(part instanceof PacemakerResource mount) || mounts.contains(mount))
                .toList();
    }

    @Override
    public List<Check> checks(Target target) {
        List<PacemakerResource> mounts = mounts(target);
        if (mounts.isEmpty()) {
            return List.of();
        }
        String nodes = target.nodes().stream().map(Node::name).collect(Collectors.joining(","));
        String directories =
                mounts.stream().map(mount -> mount.options().get("directory")).collect(Collectors.joining(" "));
        return List.of(
                new Check(
                        "StorageIsShared",
                        new Probe.Output("/usr/local/lib/hastack/storage-shared " + nodes + " " + directories, ""),
                        Scope.EVERY_NODE,
                        TIMEOUT,
                        DEADLINE,
                        "See `crm_mon -1rf`, and `findmnt DIRECTORY` on the node named; the settings storage.* say what is mounted"));
    }

    /** A mount is called after the component that uses it. */
    private List<PacemakerResource> mounts(Target target) {
        return super.parts(target).stream()
                .filter(PacemakerResource.class::isInstance)
                .map(PacemakerResource.class::cast)
                .filter(mount -> target.cluster().components().contains(user(mount.id())))
                .toList();
    }

    private static String user(String mount) {
        return mount.substring(0, mount.length() - SUFFIX.length());
    }
}
