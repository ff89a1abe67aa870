package io.hastack.pacemaker;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something an operator changes in a cluster that no topology says: small, and the same when it is made twice.
 *
 * @param describe one line for plans and journals
 * @param script Bash that makes it, for the live CIB or for the one that {@code CIB_file} names
 */
public record ClusterEdit(String describe, String script) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Duration OFF = Duration.ofSeconds(150);

    /** Puts a node in standby: Pacemaker moves away what it runs, and it stays a member with its vote. */
    public static ClusterEdit standby(String node) {
        return new ClusterEdit(
                "put " + node + " in standby",
                "crm_attribute --node " + plain(node) + " --name standby --update on >/dev/null");
    }

    /** Ends the standby of a node. */
    public static ClusterEdit unstandby(String node) {
        return new ClusterEdit(
                "end the standby of " + node,
                "crm_attribute --node " + plain(node) + " --name standby --delete >/dev/null");
    }

    /**
     * Keeps a resource off a node, so that Pacemaker stops the instance that is there.
     *
     * @param resource id as a constraint names it: the clone's, where there is one
     * @param longest after which it ends by itself, whatever became of the console
     */
    public static ClusterEdit keepOff(String resource, String node, Duration longest) {
        return new ClusterEdit(
                "stop " + resource + " on " + node,
                """
                end=$(date -u -d '+%2$d seconds' '+%%Y-%%m-%%d %%H:%%M:%%SZ')
                cibadmin --modify --allow-create --scope constraints --xml-text "<rsc_location id='%1$s' rsc='%3$s'>\
                <rule id='%1$s-rule' score='-INFINITY' boolean-op='and'>\
                <expression id='%1$s-node' attribute='#uname' operation='eq' value='%4$s'/>\
                <date_expression id='%1$s-end' operation='lt' end='$end'/></rule></rsc_location>\""""
                        .formatted(keptOff(resource, node), longest.toSeconds(), plain(resource), plain(node)));
    }

    /** Ends {@link #keepOff}, so that Pacemaker starts the instance again. */
    public static ClusterEdit letBack(String resource, String node) {
        return new ClusterEdit(
                "start " + resource + " on " + node,
                "cibadmin --delete --scope constraints --xml-text \"<rsc_location id='" + keptOff(resource, node)
                        + "'/>\"");
    }

    /** Returns the id of the constraint that keeps a resource off a node. */
    public static String keptOff(String resource, String node) {
        return "hastack-restart-" + plain(resource) + "-on-" + plain(node);
    }

    /** Switches a node off through its fencing device; it succeeds when the device says that the power is off. */
    public static ClusterEdit off(String node) {
        return new ClusterEdit(
                "switch " + node + " off through its fencing device",
                "stonith_admin --fence " + plain(node) + " --timeout " + OFF.toSeconds());
    }

    /** Tells the cluster that a node is off, on the word of an operator. */
    public static ClusterEdit isOff(String node) {
        return new ClusterEdit("believe that " + node + " is off", "stonith_admin --confirm " + plain(node));
    }

    /**
     * Gives a resource that runs another value of an option without restarting it. Pacemaker compares the options of a running
     * instance with those it was begun with; so it lets go of the resource, forgets what it knows of it, finds it again with
     * the new value, and only then takes care of it again.
     *
     * @param resource id of the primitive
     * @param outer id of the clone around it; the primitive's own where there is none
     */
    public static ClusterEdit inform(String resource, String outer, String option, String value) {
        return new ClusterEdit(
                "give " + resource + " the " + option + " " + value + " as it runs",
                """
                crm_resource --resource %2$s --meta --set-parameter is-managed --parameter-value false >/dev/null
                crm_resource --resource %1$s --set-parameter %3$s --parameter-value %4$s >/dev/null
                crm_resource --refresh --resource %1$s >/dev/null
                timeout 120 crm_resource --wait
                crm_resource --resource %2$s --meta --delete-parameter is-managed >/dev/null"""
                        .formatted(plain(resource), plain(outer), plain(option), quoted(value)));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String plain(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a node or resource");
        }
        return name;
    }
}
