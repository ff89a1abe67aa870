package io.hastack.cluster;

import io.hastack.spi.topology.Cluster;
import io.hastack.spi.topology.Node;

/** The text of {@code corosync.conf}; each section opens on a line of its own, which is all that pcs reads. */
final class CorosyncConf {
    private static final String HEAD =
            """
            # Written by Hastack.
            totem {
                version: 2
                cluster_name: %s
                transport: knet
                crypto_cipher: aes256
                crypto_hash: sha256
                # a member is lost after this many ms without its token, plus 650 ms for each member above two
                token: 3000
            }

            nodelist {
            """;

    /**
     * No two_node: Hastack refuses two. No last_man_standing: a minority must stop, not vote itself into a majority. No
     * wait_for_all: after a power cut a majority goes on without the member that never comes back.
     */
    private static final String TAIL =
            """
            }

            quorum {
                provider: corosync_votequorum
                # after a power cut, a majority goes on without a member that never comes back
                wait_for_all: 0
            }

            logging {
                to_syslog: yes
                to_stderr: no
                timestamp: on
            }
            """;

    private CorosyncConf() {}

    static String of(Cluster cluster) {
        StringBuilder text = new StringBuilder(HEAD.formatted(cluster.name()));
        for (Node member : cluster.members()) {
            text.append("    node {\n        ring0_addr: ").append(member.address());
            text.append("\n        name: ").append(member.name());
            text.append("\n        nodeid: ").append(member.id()).append("\n    }\n");
        }
        return text.append(TAIL).toString();
    }
}
