package io.hastack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Mongods that make up a replica set, by MongoDB's own rules. What they are asked to change is noted in order. */
final class Mongods implements AutoCloseable {
    static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    private final Map<String, Mongod> all = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> users = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** Somebody else initiates the set a moment before the program does. */
    boolean somebodyIsQuicker;

    private String primary;

    /** Starts so many, named a, b, c and so on. */
    Mongods(int count) {
        for (int i = 0; i < count; i++) {
            Mongod mongod = new Mongod(this, KEY);
            all.put(mongod.host(), mongod);
            names.put(mongod.host(), String.valueOf((char) ('a' + i)));
        }
    }

    Mongod get(String name) {
        return all.values().stream()
                .filter(m -> names.get(m.host()).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns addresses for names, and the other way round, as the program takes and gives them. */
    String hosts(String letters) {
        return letters.chars()
                .mapToObj(c -> get(String.valueOf((char) c)).host())
                .collect(Collectors.joining(","));
    }

    String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    /** Returns what was asked since the last time. */
    synchronized List<String> asked() {
        List<String> found = asked.stream().map(this::named).toList();
        asked.clear();
        return found;
    }

    String primary() {
        return primary;
    }

    Map<String, String> passwords(String key) {
        Map<String, String> passwords = new HashMap<>(users);
        passwords.put("local.__system", key);
        return passwords;
    }

    void note(String what) {
        asked.add(what);
    }

    void demandPrimary(Mongod mongod) {
        if (!mongod.host().equals(primary)) {
            throw new MongoServerError(10107, "NotWritablePrimary", "not primary");
        }
    }

    void initiate(Mongod told, Document config) {
        asked.add("initiate " + text(config));
        if (told.config != null) {
            throw new MongoServerError(23, "AlreadyInitialized", "already initialized");
        }
        for (String host : votes(config).keySet()) {
            demand(all.containsKey(host) && all.get(host).up, 74, "quorum check failed: " + host);
            demand(all.get(host) == told || all.get(host).collections == 0, 110, host + " has data already");
        }
        config.put("settings", new Document("replicaSetId", new ObjectId()));
        spread(config);
        primary = told.host();
        demand(!somebodyIsQuicker, 23, "already initialized");
    }

    void reconfigure(Mongod told, Document after) {
        Map<String, Integer> old = votes(told.config);
        Map<String, Integer> now = votes(after);
        asked.add("reconfig " + text(after));
        demand((int) after.get("version") > (int) told.config.get("version"), 103, "version must be greater");
        demand(now.containsKey(told.host()), 74, "no host of the new configuration maps to this node");
        demand(now.values().stream().mapToInt(v -> v).sum() <= 7, 93, "more than 7 votes");
        demand(difference(voters(old), voters(now)).size() <= 1, 103, "more than one voting node differs");
        for (String host : difference(voters(now), voters(old))) {
            demand(!old.containsKey(host) || all.get(host).copying == 0, 103, host + " would vote without the data");
        }
        for (String host : now.keySet()) {
            if (!old.containsKey(host)) {
                all.get(host).copying = 2;
            }
        }
        told.config = after;
        spread(after);
    }

    void stepDown(Mongod told) {
        asked.add("step down " + told.host());
        primary = voters(votes(told.config)).stream()
                .filter(h -> !h.equals(told.host()) && all.get(h).up)
                .findFirst()
                .orElseThrow();
    }

    void user(String command, String name, String password) {
        asked.add(command + " " + name);
        demand(command.equals("updateUser") || !users.containsKey("admin." + name), 51003, "user exists");
        users.put("admin." + name, password);
    }

    /** Heartbeats: all that live and are named, now or before, hear of it. */
    private void spread(Document config) {
        Map<String, Integer> votes = votes(config);
        all.values().stream()
                .filter(m -> m.up && (votes.containsKey(m.host()) || m.isMember()))
                .forEach(m -> m.config = config);
    }

    static Map<String, Integer> votes(Document config) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        Set<Object> ids = new HashSet<>();
        for (Object entry : (List<?>) config.get("members")) {
            Document member = (Document) entry;
            demand(ids.add(member.get("_id")), 93, "two members of one _id");
            demand(member.get("votes").equals(member.get("priority")), 93, "priority must be 0 without a vote");
            votes.put((String) member.get("host"), (Integer) member.get("votes"));
        }
        return votes;
    }

    private static Set<String> voters(Map<String, Integer> votes) {
        Set<String> voters = new HashSet<>(votes.keySet());
        voters.removeIf(host -> votes.get(host) == 0);
        return voters;
    }

    private static Set<String> difference(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        Set<String> differ = new HashSet<>(one);
        differ.addAll(other);
        differ.removeAll(both);
        return differ;
    }

    private static String text(Document config) {
        return votes(config).entrySet().stream()
                .map(e -> e.getKey() + (e.getValue() == 0 ? " mute" : ""))
                .collect(Collectors.joining(","));
    }

    private static void demand(boolean so, int code, String problem) {
        if (!so) {
            throw new MongoServerError(code, problem);
        }
    }

    @Override
    public void close() {
        all.values().stream().filter(m -> m.up).forEach(Mongod::stop);
    }
}
