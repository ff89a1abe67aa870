package io.hastack.galera.recovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known of one member of Galera at one moment.
 *
 * @param node its name in the topology
 * @param reachable whether it could be asked; of one that could not nothing else counts
 * @param state Galera's word, such as {@code Synced}; {@code down} if no mariadbd runs; {@code silent} if one runs and gives
 *     no answer; of a member that could not be asked, why
 * @param component Galera's word: {@code Primary}, {@code non-Primary}, {@code Disconnected}; empty if mariadbd does not run
 * @param size how many members its component has
 * @param uuid state UUID, lower case: the live one, or that of grastate.dat; empty if there is none. One of zeros means that the
 *     node has never been a member, or that Galera does not trust its data
 * @param seqno last commit: the live one, or that of grastate.dat, where a crash leaves none (-1)
 * @param recovered what InnoDB tells of the last commit; empty if it was not asked
 * @param prepared transactions that InnoDB's recovery found prepared, and neither committed nor rolled back
 * @param safe whether grastate.dat says {@code safe_to_bootstrap: 1}: it left a primary component as its last member
 * @param problem why InnoDB tells nothing although it was asked, in one line
 */
public record Member(
        String node,
        boolean reachable,
        String state,
        String component,
        OptionalLong size,
        String uuid,
        OptionalLong seqno,
        Optional<Position> recovered,
        long prepared,
        boolean safe,
        String problem) {
    /** The state of a member whose mariadbd does not run. */
    public static final String DOWN = "down";

    /** The state of a member whose mariadbd runs and gives no answer. */
    public static final String SILENT = "silent";

    /** Returns a member of which nothing is known. */
    public static Member unknown(String node, String why) {
        return new Member(
                node, false, why, "", OptionalLong.empty(), "", OptionalLong.empty(), Optional.empty(), 0, false, "");
    }

    /**
     * Reads what {@code facts.sh} printed on a node. What it did not print, or what makes no sense, such as a grastate.dat that
     * a crash has cut off, is not known.
     *
     * @param said values by key; only a {@code problem} if the node could not be asked
     */
    public static Member of(String node, Map<String, String> said) {
        if (!said.containsKey("state") && said.containsKey("problem")) {
            return unknown(node, said.get("problem"));
        }
        String uuid = said.getOrDefault("uuid", "");
        return new Member(
                node,
                true,
                said.getOrDefault("state", ""),
                said.getOrDefault("component", ""),
                number(said.get("size")),
                Position.UUID.matcher(uuid).matches() ? uuid.toLowerCase(Locale.ROOT) : "",
                number(said.get("seqno")),
                Position.of(said.getOrDefault("recovered", "")),
                number(said.get("prepared")).orElse(0),
                "true".equals(said.get("safe")),
                said.getOrDefault("problem", ""));
    }

    private static OptionalLong number(String text) {
        return Position.of(text == null ? "" : text)
                .filter(p -> p.uuid().isEmpty())
                .map(Position::seqno)
                .orElse(OptionalLong.empty());
    }

    /** Returns whether it is in a primary component, or says so: a component that may have acknowledged commits a moment ago. */
    public boolean primary() {
        return reachable && (component.equalsIgnoreCase("Primary") || state.matches("(?i)(Synced|Donor|Join).*"));
    }

    /** Returns whether grastate.dat has the UUID of zeros, so that this member may not be copied from. */
    boolean distrusted() {
        return uuid.equals(Position.ZEROS);
    }

    /** Returns the histories that it is known by: one, unless it contradicts itself or has none. */
    public Set<String> histories() {
        Set<String> found = new LinkedHashSet<>(List.of(uuid));
        recovered.map(Position::uuid).ifPresent(found::add);
        found.removeAll(List.of("", Position.ZEROS));
        return found;
    }

    /** Returns the last commits that it is known by: one, unless grastate.dat and InnoDB differ, or neither tells any. */
    public List<Long> commits() {
        List<Long> found = new ArrayList<>();
        seqno.ifPresent(found::add);
        recovered.map(Position::seqno).orElse(OptionalLong.empty()).ifPresent(found::add);
        return found.stream().distinct().sorted().toList();
    }
}
