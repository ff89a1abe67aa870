package io.hastack.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Map;

/**
 * One mongod as the program sees it. The wire and the documents are mongo-java-server's; logins and the commands of replica
 * sets are added here, with the answers that MongoDB's manual and sources give. Threads: all state is the world's, under its lock.
 */
final class Mongod extends MemoryBackend {
    private final Mongods world;
    private final Logins logins = new Logins();
    private final MongoServer server = new MongoServer(this);
    private final String host;

    /** The key that it takes, if not the others'. */
    String key;

    /** How many it says it holds. */
    int collections;

    /** The set's configuration as this one has it; null before it hears of a set. */
    Document config;

    /** It is looked at so many times before it has copied all data. */
    int copying;

    boolean up = true;

    /** It has just started and does not know yet that the configuration on its disk is its own. */
    boolean loading;

    Mongod(Mongods world, String key) {
        this.world = world;
        this.key = key;
        version(ServerVersion.MONGO_5_0);
        host = "127.0.0.1:" + server.bind().getPort();
    }

    String host() {
        return host;
    }

    void stop() {
        up = false;
        server.shutdownNow();
    }

    boolean isMember() {
        return !loading && config != null && Mongods.votes(config).containsKey(host);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        synchronized (world) {
            switch (command) {
                case "hello", "isMaster", "ismaster":
                    return hello(super.handleCommand(channel, database, "ismaster", query));
                case "saslStart", "saslContinue":
                    return logins.answer(channel, database, command, query, world.passwords(key));
                case "endSessions", "buildInfo":
                    return super.handleCommand(channel, database, command, query);
                default:
                    logins.demand(channel, command);
            }
            switch (command) {
                case "serverStatus":
                    return ok().append(
                                    "catalogStats", new Document("collections", collections).append("timeseries", 0));
                case "replSetGetConfig":
                    return ok().append("config", lookedAt());
                case "replSetInitiate":
                    world.initiate(this, (Document) query.get(command));
                    return ok();
                case "ping":
                    return ok();
                case "find":
                    if (database.equals("local")) {
                        return ok().append("cursor", stored((String) query.get(command)));
                    }
                    world.demandPrimary(this);
                    break;
                default:
                    world.demandPrimary(this);
            }
            switch (command) {
                case "replSetReconfig":
                    world.reconfigure(this, (Document) query.get(command));
                    return ok();
                case "replSetStepDown":
                    world.stepDown(this);
                    return ok();
                case "createUser", "updateUser":
                    world.user(command, (String) query.get(command), (String) query.get("pwd"));
                    return ok();
                default:
                    world.note(command + " " + concern(query));
                    return super.handleCommand(channel, database, command, query);
            }
        }
    }

    private Document lookedAt() {
        if (config == null || loading) {
            throw new MongoServerError(94, "NotYetInitialized", "no replset config has been received");
        }
        copying = Math.max(0, copying - 1);
        return config;
    }

    private Document stored(String collection) {
        boolean there = config != null && collection.equals("system.replset");
        return new Document("id", 0L)
                .append("ns", "local." + collection)
                .append("firstBatch", there ? List.of(config) : List.of());
    }

    private Document hello(Document answer) {
        boolean primary = isMember() && host.equals(world.primary());
        answer.put("ismaster", primary);
        answer.put("isWritablePrimary", primary);
        if (!isMember()) {
            answer.put("secondary", false);
            answer.put("isreplicaset", true);
            answer.put("info", "Does not have a valid replica set config");
            return answer;
        }
        Map<String, Integer> votes = Mongods.votes(config);
        answer.put("secondary", !primary && copying == 0);
        answer.put("setName", config.get("_id"));
        answer.put("setVersion", config.get("version"));
        answer.put("me", host);
        answer.put(
                "hosts", votes.keySet().stream().filter(h -> votes.get(h) > 0).toList());
        answer.put(
                "passives",
                votes.keySet().stream().filter(h -> votes.get(h) == 0).toList());
        answer.putIfNotNull("primary", world.primary());
        return answer;
    }

    /** How far a write must have come, or what is read. */
    private static Object concern(Document query) {
        for (String[] path : List.of(new String[] {"writeConcern", "w"}, new String[] {"readConcern", "level"})) {
            if (query.get(path[0]) instanceof Document concern) {
                return concern.get(path[1]);
            }
        }
        return "";
    }

    private static Document ok() {
        return new Document("ok", 1.0);
    }
}
