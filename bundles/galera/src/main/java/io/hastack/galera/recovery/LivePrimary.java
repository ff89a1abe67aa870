package io.hastack.galera.recovery;

import io.hastack.galera.recovery.Standing.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a primary component lives nobody is bootstrapped, whatever else is known: a second one would split the data. */
final class LivePrimary {
    private LivePrimary() {}

    /** Returns what to do if any member is in a primary component. */
    static Optional<Decision> decide(List<Standing> all) {
        List<Standing> primary =
                all.stream().filter(s -> s.kind() == Kind.PRIMARY).toList();
        if (primary.isEmpty()) {
            return Optional.empty();
        }
        if (split(primary)) {
            return Optional.of(Decision.refuse("there is more than one primary component: "
                    + primary.stream().map(LivePrimary::component).collect(Collectors.joining(", "))
                    + ". Stop writing at once, keep a copy of each, and decide which one lives on"));
        }
        if (whole(all)) {
            return Optional.of(Decision.waitFor("nothing is to be recovered: all members (" + all.size()
                    + ") are Synced in one primary component"));
        }
        List<String> rest = all.stream()
                .filter(s -> s.kind() != Kind.PRIMARY)
                .map(Standing::node)
                .toList();
        return Optional.of(Decision.waitFor("a primary component lives on "
                + Decider.names(primary.stream().map(Standing::node).toList()) + ": a second one would split the data. "
                + (rest.isEmpty() ? "Its members catch up" : Decider.names(rest) + " join it, and are not bootstrapped")
                + ", which is Pacemaker's to do; see `ha:status`" + sizesDiffer(primary) + overwritten(all, primary)));
    }

    /** As the condition GaleraSynced has it. */
    static boolean whole(List<Standing> all) {
        return all.stream().map(Standing::uuid).distinct().count() == 1
                && all.stream()
                        .map(Standing::member)
                        .allMatch(m -> m.reachable()
                                && m.state().equalsIgnoreCase("Synced")
                                && m.component().equalsIgnoreCase("Primary")
                                && m.size().orElse(-1) == all.size());
    }

    /** More members than a component says it has are certainly of two; other sizes may be those of two moments. */
    private static boolean split(List<Standing> primary) {
        return histories(primary).count() > 1
                || sizes(primary).entrySet().stream().anyMatch(s -> s.getValue() > s.getKey());
    }

    private static String sizesDiffer(List<Standing> primary) {
        Map<Long, Long> sizes = sizes(primary);
        return sizes.size() < 2
                ? ""
                : ". They tell different sizes of it ("
                        + sizes.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + "): ask again; if that stays, there are two";
    }

    private static Map<Long, Long> sizes(List<Standing> primary) {
        return primary.stream()
                .map(s -> s.member().size())
                .filter(OptionalLong::isPresent)
                .collect(Collectors.groupingBy(OptionalLong::getAsLong, TreeMap::new, Collectors.counting()));
    }

    private static Stream<String> histories(List<Standing> primary) {
        return primary.stream()
                .map(Standing::uuid)
                .filter(u -> !u.isEmpty() && !u.equals(Position.ZEROS))
                .distinct();
    }

    private static String component(Standing member) {
        OptionalLong size = member.member().size();
        return member.node() + " (" + (member.uuid().isEmpty() ? "no UUID" : member.uuid()) + ", commit " + member.low()
                + ", size " + (size.isPresent() ? size.getAsLong() : "unknown") + ")";
    }

    private static String overwritten(List<Standing> all, List<Standing> primary) {
        List<String> lost = all.stream()
                .filter(s -> s.kind() == Kind.HOLDING)
                .flatMap(s -> beyond(s, primary).stream())
                .toList();
        return lost.isEmpty()
                ? ""
                : ". It lacks what others hold: " + String.join("; ", lost)
                        + ". Joining overwrites that: keep a copy of the data directory before mariadbd starts there";
    }

    private static Optional<String> beyond(Standing down, List<Standing> primary) {
        String history = histories(primary).findFirst().orElse(down.uuid());
        if (!down.uuid().equals(history)) {
            return Optional.of(down.node() + " history " + down.uuid() + " up to commit " + down.extent());
        }
        long last = primary.stream().mapToLong(Standing::low).max().orElse(-1);
        return last >= 0 && down.high() > last
                ? Optional.of(down.node() + " commits " + (last + 1) + " to " + down.high())
                : Optional.empty();
    }
}
