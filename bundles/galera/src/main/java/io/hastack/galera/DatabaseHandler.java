package io.hastack.galera;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Database;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * SQL databases and the users that own them, through the local socket of a Galera node: one query to look, one script to
 * change. Databases that nobody asks for are left alone.
 */
public final class DatabaseHandler implements PartHandler<Database> {
    private static final String CLIENT =
            "mariadb --no-defaults --batch --skip-column-names --connect-timeout=5 <<'SQL'\n";

    @Override
    public Class<Database> type() {
        return Database.class;
    }

    @Override
    public List<Fact> facts(List<Database> desired, Site site) {
        return List.of(fact(desired));
    }

    @Override
    public List<Change> converge(List<Database> desired, Facts facts) {
        Map<String, String> found = new HashMap<>();
        facts.get(fact(desired))
                .output()
                .lines()
                .map(line -> line.split("\t", 2))
                .filter(row -> row.length == 2)
                .forEach(row -> found.put(row[0], row[1]));
        TreeSet<String> described = new TreeSet<>();
        List<String> statements = new ArrayList<>();
        for (Database part : desired) {
            List<Want> missing = wants(part)
                    .filter(want -> !"1".equals(found.get(want.key())))
                    .toList();
            missing.forEach(want -> described.add(want.describe()));
            missing.stream()
                    .map(Want::statements)
                    .filter(s -> !statements.contains(s))
                    .forEach(statements::add);
        }
        if (statements.isEmpty()) {
            return List.of();
        }
        String script = CLIENT + String.join("", statements) + "SQL\n";
        return List.of(new Change.Script(String.join(", ", described), script, Duration.ofSeconds(60)));
    }

    private static Fact fact(List<Database> desired) {
        TreeSet<String> queries = new TreeSet<>();
        desired.forEach(part ->
                wants(part).forEach(want -> queries.add("SELECT '" + want.key() + "', (" + want.query() + ");\n")));
        return new Fact("databases", CLIENT + String.join("", queries) + "SQL\n");
    }

    /** One thing that shall be so, how to see it, and how to make it so. */
    private record Want(String key, String describe, String query, String statements) {}

    private static Stream<Want> wants(Database part) {
        String user = part.user();
        String secret = "${secret:" + part.secret() + "}";
        // an underscore in a grant stands for any letter
        String pattern = part.name().replace("_", "\\_");
        return Stream.of(
                new Want(
                        "database " + part.name(),
                        "create database " + part.name(),
                        "SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '" + part.name() + "'",
                        "CREATE DATABASE IF NOT EXISTS `" + part.name() + "`;\n"),
                new Want(
                        "user " + user,
                        "set the password of SQL user " + user,
                        "SELECT COUNT(*) FROM mysql.user WHERE User = '" + user + "' AND Host = '%'"
                                + " AND authentication_string = CONCAT('*', UPPER(SHA1(UNHEX(SHA1('" + secret
                                + "')))))",
                        "CREATE USER IF NOT EXISTS '" + user + "'@'%' IDENTIFIED BY '" + secret + "';\n"
                                + "ALTER USER '" + user + "'@'%' IDENTIFIED BY '" + secret + "';\n"),
                new Want(
                        "grant " + user + " " + part.name(),
                        "grant " + part.name() + " to " + user,
                        "SELECT COUNT(*) FROM mysql.db WHERE User = '" + user + "' AND Host = '%'"
                                + " AND Db = BINARY '" + pattern.replace("\\", "\\\\") + "'"
                                + " AND Select_priv = 'Y' AND Insert_priv = 'Y' AND Create_priv = 'Y' AND Alter_priv = 'Y'"
                                + " AND Drop_priv = 'Y' AND References_priv = 'Y' AND Grant_priv = 'N'",
                        "GRANT ALL PRIVILEGES ON `" + pattern + "`.* TO '" + user + "'@'%';\n"));
    }
}
