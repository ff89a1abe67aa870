package io.hastack.cluster;

import io.hastack.spi.part.Placement;
import io.hastack.spi.part.RunOnce;
import java.time.Duration;

/**
 * The CIB of a node that has none. Pacemaker makes one by itself, but then waits 20 s before the first election; this one
 * says 2 s. A node that holds a CIB, of whatever age, keeps it.
 */
final class InitialCib {
    private static final String SCRIPT =
            """
            cd /var/lib/pacemaker
            umask 077
            cat >.hastack-cib.xml <<'CIB'
            <cib crm_feature_set="%s" validate-with="%s" admin_epoch="0" epoch="1" num_updates="0">
              <configuration>
                <crm_config>
                  <cluster_property_set id="cib-bootstrap-options">
                    <nvpair id="cib-bootstrap-options-dc-deadtime" name="dc-deadtime" value="2s"/>
                    <nvpair id="cib-bootstrap-options-have-watchdog" name="have-watchdog" value="false"/>
                  </cluster_property_set>
                </crm_config>
                <nodes/>
                <resources/>
                <constraints/>
              </configuration>
              <status/>
            </cib>
            CIB
            chown hacluster:haclient .hastack-cib.xml
            # a Pacemaker that was started meanwhile has written its own
            mv -n .hastack-cib.xml cib/cib.xml
            rm -f .hastack-cib.xml
            """;

    private InitialCib() {}

    static RunOnce of(String platform) {
        boolean old = platform.equals("debian-12");
        return new RunOnce(
                Placement.EVERY_NODE,
                "initial-cib",
                "root",
                SCRIPT.formatted(old ? "3.16.1" : "3.20.0", old ? "pacemaker-3.9" : "pacemaker-4.0"),
                "ls /var/lib/pacemaker/cib | grep -q '^cib' || pgrep -x pacemakerd >/dev/null",
                Duration.ofSeconds(20));
    }
}
