package io.hastack.workflows;

import io.hastack.pacemaker.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a host says of itself.
 *
 * @param ahead by how many seconds its clock is ahead of the console's
 * @param doubt how many seconds that may be wrong either way: half of the time the answer took
 */
record Seen(Map<String, String> facts, double ahead, double doubt) {
    private static final double SECOND = 1e9;

    static Seen of(Host host) {
        Instant asked = Instant.now();
        Map<String, String> facts = host.facts();
        double half = Duration.between(asked, Instant.now()).toNanos() / SECOND / 2;
        double middle = asked.getEpochSecond() + asked.getNano() / SECOND + half;
        double clock = Double.parseDouble(facts.getOrDefault("clock", "0"));
        return new Seen(facts, clock - middle, half);
    }

    String get(String fact) {
        return facts.getOrDefault(fact, "");
    }
}
