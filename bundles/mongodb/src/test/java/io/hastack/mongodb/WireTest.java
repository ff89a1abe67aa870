package io.hastack.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program with the driver that nodes have, over real connections. What answers is no mongod but {@link Mongods}: that the
 * real one answers like this is from its manual and sources, and is not tested.
 */
class WireTest {
    private static final String PATIENCE = "30";

    @TempDir
    Path folder;

    private Path key;
    private Mongods mongods;

    @BeforeEach
    void writeTheKey() throws Exception {
        key = folder.resolve("mongod.key");
        Files.writeString(key, Mongods.KEY + "\n");
    }

    @AfterEach
    void stop() {
        mongods.close();
    }

    @Test
    void theSetIsInitiatedOnceAndASecondRunAsksNothing() throws Exception {
        mongods = new Mongods(3);
        assertThat(run("made", "abc").code()).isEqualTo(1);
        assertThat(make("abc")).isEqualTo(new Program.Ended(0, "initiate a\nthe members of hastack are a,b,c"));
        assertThat(mongods.asked()).containsExactly("initiate a,b,c");

        assertThat(make("abc")).isEqualTo(new Program.Ended(0, "the members of hastack are a,b,c"));
        for (String check : List.of("made", "primary", "whole")) {
            assertThat(run(check, "abc")).as(check).isEqualTo(new Program.Ended(0, "so it is"));
        }
        assertThat(mongods.asked()).isEmpty();
    }

    @Test
    void whoeverIsQuickerHasInitiatedIt() throws Exception {
        mongods = new Mongods(3);
        mongods.somebodyIsQuicker = true;
        assertThat(make("abc"))
                .isEqualTo(new Program.Ended(0, "initiate a: already initialized\nthe members of hastack are a,b,c"));
        assertThat(mongods.asked()).containsExactly("initiate a,b,c");
    }

    @Test
    void nothingIsAskedOnPartialKnowledge() throws Exception {
        mongods = new Mongods(3);
        mongods.get("c").stop();
        Program.Ended ended = run("make", "abc", "0");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .startsWith(
                        "no set is initiated while a node may hold one: c: does not answer (c: [Errno 111] Connection refused)")
                .contains("not done after 0 s");

        mongods.get("b").key = "of somebody else";
        assertThat(run("make", "ab", "0").said())
                .startsWith("no set is initiated while a node may hold one: b: does not take the set's key");
        assertThat(mongods.asked()).isEmpty();
    }

    @Test
    void membersThatHaveJustStartedAreNotTakenForNew() throws Exception {
        mongods = new Mongods(3);
        make("abc");
        mongods.asked();
        for (String name : List.of("a", "b", "c")) {
            mongods.get(name).loading = true;
            mongods.get(name).collections = 4;
        }
        Program.Ended ended = run("make", "abc", "0");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).startsWith("expected one primary, found none");
        assertThat(mongods.asked()).isEmpty();
    }

    @Test
    void whatOthersNeedIsRefused() throws Exception {
        mongods = new Mongods(3);
        mongods.get("b").collections = 4;
        Program.Ended held = make("abc");
        assertThat(held.code()).isEqualTo(3);
        assertThat(held.said()).startsWith("b holds 4 collections and belongs to no set");

        mongods.get("c").config = new Document("_id", "other")
                .append("version", 7)
                .append("members", List.of())
                .append("settings", new Document("replicaSetId", new ObjectId()));
        Program.Ended foreign = make("abc");
        assertThat(foreign.code()).isEqualTo(3);
        assertThat(foreign.said()).startsWith("c belongs to the set other, not to hastack");
        assertThat(mongods.asked()).isEmpty();
    }

    @Test
    void aMemberComesWithoutAVoteAndGetsItWhenItHoldsTheData() throws Exception {
        mongods = new Mongods(4);
        make("abc");
        mongods.asked();
        assertThat(make("abcd"))
                .isEqualTo(new Program.Ended(
                        0, "add d\nd does not hold the data yet\nvote d\nthe members of hastack are a,b,c,d"));
        assertThat(mongods.asked()).containsExactly("reconfig a,b,c,d mute", "reconfig a,b,c,d");
    }

    @Test
    void membersGoOneAfterTheOtherThePrimaryLast() throws Exception {
        mongods = new Mongods(5);
        make("abcde");
        mongods.asked();
        assertThat(run("whole", "cde")).isEqualTo(new Program.Ended(1, "expected the members c,d,e, found a,b,c,d,e"));
        assertThat(make("cde").code()).isZero();
        List<String> asked = mongods.asked();
        assertThat(asked)
                .hasSize(3)
                .startsWith("reconfig a,c,d,e", "step down a")
                .endsWith("reconfig c,d,e");
        assertThat(run("whole", "cde").code()).isZero();
    }

    @Test
    void aDeadMemberIsReplaced() throws Exception {
        mongods = new Mongods(4);
        make("abc");
        mongods.asked();
        mongods.get("c").stop();
        assertThat(make("abd").code()).isZero();
        assertThat(mongods.asked()).containsExactly("reconfig a,b,c,d mute", "reconfig a,b,c,d", "reconfig a,b,d");
    }

    @Test
    void theUserOfAllClientsWritesToAMajority() throws Exception {
        mongods = new Mongods(3);
        make("abc");
        mongods.asked();
        assertThat(client("login", "first").code()).isEqualTo(1);
        assertThat(user("first").code()).isZero();
        assertThat(client("login", "first")).isEqualTo(new Program.Ended(0, ""));
        assertThat(user("second").code()).isZero();
        assertThat(client("login", "first")).isEqualTo(new Program.Ended(1, "Authentication failed."));
        assertThat(mongods.asked())
                .containsExactly("createUser openstack", "createUser openstack", "updateUser openstack");

        assertThat(client("work", "second")).isEqualTo(new Program.Ended(0, ""));
        assertThat(mongods.asked())
                .containsExactly("delete majority", "insert majority", "find majority", "delete majority");
    }

    @Test
    void aMemberAnswersWithTheKeyOnly() throws Exception {
        mongods = new Mongods(1);
        assertThat(run("answers", "a")).isEqualTo(new Program.Ended(0, "so it is"));
        mongods.get("a").key = "of somebody else";
        assertThat(run("answers", "a")).isEqualTo(new Program.Ended(1, "does not take the set's key"));
    }

    private Program.Ended make(String members) throws Exception {
        return run("make", members, PATIENCE);
    }

    private Program.Ended run(String what, String members, String... more) throws Exception {
        if (what.equals("answers")) {
            return named(Program.run("", what, key.toString(), mongods.hosts(members)));
        }
        return more.length == 0
                ? named(Program.run("", what, key.toString(), "hastack", mongods.hosts(members)))
                : named(Program.run("", what, key.toString(), "hastack", mongods.hosts(members), more[0]));
    }

    private Program.Ended user(String password) throws Exception {
        return named(Program.run(password, "user", key.toString(), "hastack", mongods.hosts("abc"), "openstack"));
    }

    private Program.Ended client(String what, String password) throws Exception {
        return named(Program.run(password, what, "hastack", mongods.hosts("abc"), "openstack"));
    }

    private Program.Ended named(Program.Ended ended) {
        return new Program.Ended(ended.code(), mongods.named(ended.said()));
    }
}
