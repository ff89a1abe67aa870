package io.hastack.mongodb;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who has logged in to one mongod, by connection. */
final class Logins {
    private final Map<Object, Scram> begun = new ConcurrentHashMap<>();
    private final Set<Object> done = ConcurrentHashMap.newKeySet();

    /**
     * Answers {@code saslStart} and {@code saslContinue}.
     *
     * @param passwords of users, as {@code DATABASE.NAME}
     */
    Document answer(Object connection, String database, String command, Document query, Map<String, String> passwords) {
        String message = new String(((BinData) query.get("payload")).getData(), StandardCharsets.UTF_8);
        if (command.equals("saslStart")) {
            String password = passwords.get(database + "." + Scram.user(message));
            if (password == null || !query.get("mechanism").equals("SCRAM-SHA-256")) {
                throw refused();
            }
            Scram scram = new Scram(password, message);
            begun.put(connection, scram);
            return reply(scram.first(), false);
        }
        try {
            String last = begun.remove(connection).last(message);
            if (last.isEmpty()) {
                throw refused();
            }
            done.add(connection);
            return reply(last, true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void demand(Object connection, String command) {
        if (!done.contains(connection)) {
            throw new MongoServerError(13, "Unauthorized", "Command " + command + " requires authentication");
        }
    }

    private static Document reply(String message, boolean last) {
        return new Document("conversationId", 1)
                .append("done", last)
                .append("payload", new BinData(message.getBytes(StandardCharsets.UTF_8)))
                .append("ok", 1.0);
    }

    private static MongoServerError refused() {
        return new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
    }
}
