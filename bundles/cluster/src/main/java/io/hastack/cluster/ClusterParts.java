package io.hastack.cluster;

import io.hastack.spi.Target;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.Placement;
import java.util.ArrayList;
import java.util.List;

/** What a list of nodes is needed for. */
final class ClusterParts {
    /** What is done once needs members that act together. */
    private static final Placement QUORATE = Placement.ONCE.needs(List.of("ClusterQuorate"));

    private ClusterParts() {}

    /** Returns what comes before anything of the cluster is configured. */
    static List<Part> before(Target target) {
        List<Part> parts = new ArrayList<>();
        if (!Fencing.devices(target.cluster()).isEmpty()) {
            parts.add(new Packages(
                    Placement.EVERY_NODE, Fencing.packages(target.topology().platform(), target.cluster()), List.of()));
            parts.add(new FencingProof(Placement.ONCE, Fencing.devices(target.cluster())));
            Fencing.devices(target.cluster()).stream()
                    .filter(IpmiCommand::serves)
                    .forEach(node -> parts.add(IpmiCommand.file(node)));
        }
        parts.add(InitialCib.of(target.topology().platform()));
        parts.add(new FilePart(
                Placement.EVERY_NODE,
                "/etc/corosync/corosync.conf",
                "root:root",
                "0644",
                CorosyncConf.of(target.cluster()),
                // a Corosync that does not run reads it when it starts
                "! systemctl --quiet is-active corosync.service || corosync-cfgtool -R"));
        return parts;
    }

    /** Returns what enters the CIB. */
    static List<Part> after(Target target) {
        return Fencing.parts(target.cluster(), QUORATE);
    }
}
