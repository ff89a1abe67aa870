package io.hastack.health.internal;

import io.hastack.engine.Activity;
import io.hastack.engine.Runs;
import io.hastack.health.Health;
import io.hastack.pacemaker.ClusterStatus;
import io.hastack.pacemaker.ClusterStatus.NodeStatus;
import io.hastack.spi.check.Condition;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the console knows, as metrics. Asks no node. */
final class Metrics {
    private static final List<String> STATES =
            List.of("online", "standby", "maintenance", "pending", "unclean", "offline");

    private final Health health;
    private final RunTotals runs;
    private final Activity activity;
    private final ClusterStates clusters;

    Metrics(Health health, Runs runs, Activity activity, ClusterStates clusters, Clock clock) {
        this.health = health;
        this.runs = new RunTotals(runs, clock);
        this.activity = activity;
        this.clusters = clusters;
    }

    String text() {
        PrometheusText text = new PrometheusText();
        conditions(text, health.conditions());
        runs(text, runs.byWorkflow());
        text.family(
                        "hastack_round_trips_total",
                        "counter",
                        "Round trips of the engine to a node since the console started.")
                .samples("hastack_round_trips_total", "node", activity.roundTrips());
        clusters(text, new TreeMap<>(clusters.latest()));
        return text.toString();
    }

    /** One series for each status, of which one is 1: the way of kube-state-metrics, and no status needs a number. */
    private static void conditions(PrometheusText text, List<Condition> conditions) {
        text.family("hastack_condition", "gauge", "1 for the status that a condition has, 0 for the others.");
        for (Condition c : conditions) {
            for (Condition.Status status : Condition.Status.values()) {
                text.sample(
                        "hastack_condition",
                        c.status() == status ? 1 : 0,
                        "component",
                        component(c),
                        "subject",
                        c.subject(),
                        "type",
                        c.type(),
                        "status",
                        status.text());
            }
        }
        text.family("hastack_condition_since_seconds", "gauge", "When the status changed last, in Unix time.");
        conditions.forEach(c -> text.sample(
                "hastack_condition_since_seconds",
                c.since().getEpochSecond(),
                "component",
                component(c),
                "subject",
                c.subject(),
                "type",
                c.type()));
    }

    private static void runs(PrometheusText text, Map<String, RunTotals.Total> totals) {
        text.family("hastack_run_total", "counter", "Runs in the journal.");
        totals.forEach((workflow, total) -> total.states()
                .forEach((state, count) ->
                        text.sample("hastack_run_total", count, "workflow", workflow, "state", state)));
        text.family("hastack_run_duration_seconds", "summary", "How long runs took that have an end.");
        totals.forEach((workflow, total) -> text.sample(
                        "hastack_run_duration_seconds_sum", total.seconds(), "workflow", workflow)
                .sample("hastack_run_duration_seconds_count", total.ended(), "workflow", workflow));
    }

    /** Of a cluster that does not answer nothing is told but that. */
    private static void clusters(PrometheusText text, Map<String, Optional<ClusterStatus>> states) {
        text.family("hastack_cluster_answers", "gauge", "1 if a member told its cluster's state lately.");
        states.forEach(
                (name, state) -> text.sample("hastack_cluster_answers", state.isPresent() ? 1 : 0, "cluster", name));
        text.family("hastack_cluster_quorate", "gauge", "1 if the partition of the member that answered has quorum.");
        states.forEach((name, state) ->
                state.ifPresent(s -> text.sample("hastack_cluster_quorate", s.quorate() ? 1 : 0, "cluster", name)));
        text.family("hastack_cluster_nodes", "gauge", "Members and remotes by state.");
        states.forEach((name, state) -> state.ifPresent(s -> count(s).forEach((label, count) ->
                text.sample("hastack_cluster_nodes", count, "cluster", name, "state", label))));
    }

    private static Map<String, Long> count(ClusterStatus status) {
        Map<String, Long> counts = new TreeMap<>();
        STATES.forEach(state -> counts.put(state, 0L));
        counts.putAll(status.nodes().stream().collect(Collectors.groupingBy(NodeStatus::state, Collectors.counting())));
        return counts;
    }

    private static String component(Condition condition) {
        return condition.subject().replaceFirst("@.*", "");
    }
}
