package io.hastack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the evacuator decides of what it sees. Facts are cmp1 (fenced at 1000, seen at 1100) and cmp2 beside it. */
class EvacuatorTest {
    private static final String PROGRAM = "src/main/resources/files/nova-evacuator";
    private static final String WORLD =
            """
            {"now": 1100, "limits": {"parallel": 2, "timeout": 600, "shared": SHARED, "unshared": "UNSHARED"}, "computes": {
              "cmp1": {"online": ONLINE, "unclean": false, "service": "SERVICE", "fenced": FENCED, "evacuating": LOCKED,
                "evacuation": "PHASE", "request": REQUEST, "problem": "", "first_heartbeat": 1090,
                "nova": {"service": {"id": "s1", "enabled": ENABLED, "reason": "REASON", "forced": FORCED, "heartbeat": BEAT},
                         "instances": [INSTANCES], "evacuations": [MOVES]}},
              "cmp2": {"online": OTHER, "unclean": false, "service": "started", "fenced": 0, "evacuating": false,
                "evacuation": "", "request": false, "problem": "", "first_heartbeat": 0,
                "nova": {"service": {"id": "s2", "enabled": true, "reason": null, "forced": false, "heartbeat": 1095},
                         "instances": [], "evacuations": []}}}}
            """;
    private static final String DEFAULTS =
            "SHARED=true UNSHARED=never ONLINE=false SERVICE=stopped FENCED=1000 LOCKED=false PHASE= REQUEST=false ENABLED=true"
                    + " REASON= FORCED=false BEAT=990 OTHER=true INSTANCES= MOVES=";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/evacuations.csv", delimiter = ';', maxCharsPerColumn = 4000)
    void decides(String what, String facts, String expected) throws Exception {
        String found = run("decide", world(facts == null ? "" : facts))
                .lines()
                .filter(step -> !step.startsWith("[\"log\", \"info\"") && !step.startsWith("[\"log\", \"warning\""))
                .map(step -> step.replaceAll("[\\[\\]\",]", ""))
                .reduce((a, b) -> a + " | " + b)
                .orElse("");
        assertThat(found).as(what).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void seesAFencedRemoteInWhatPacemakerSays() throws Exception {
        String found = run(
                new ProcessBuilder("python3", "-B", PROGRAM, "read", "src/test/resources/cib-nodes-fenced.xml"),
                Files.readString(Path.of("src/test/resources/crm_mon-fenced.xml")));
        assertThat(found.replaceAll("\\s+", " "))
                .contains("true,")
                .contains(
                        "\"cmp1\": { \"online\": false, \"unclean\": false, \"service\": \"stopped\", \"fenced\": 1795720546,"
                                + " \"evacuating\": true, \"evacuation\": \"begun:1795720546\"")
                .contains("\"cmp2\": { \"online\": true, \"unclean\": false, \"service\": \"started\", \"fenced\": 0,");
    }

    @Test
    void aSuccessorFinishesWhatAKilledOneBegan() throws Exception {
        String found = run(
                new ProcessBuilder(
                        "python3",
                        "-B",
                        "src/test/resources/evacuator_world.py",
                        PROGRAM,
                        "../../core/descriptor/src/main/resources/io/hastack/descriptor/shared/hastack_cloud.py"),
                "");
        assertThat(found.lines())
                .containsExactly(
                        "s-cmp1 forced_down=True",
                        "s-cmp1 disabled_reason=hastack-evacuator: its node was fenced status=disabled",
                        "evacuate i0",
                        "killed, begun, locked yes",
                        "evacuate i1",
                        "evacuate i2",
                        "complete: ['cmp2']",
                        "s-cmp1 forced_down=False",
                        "s-cmp1 status=enabled");
    }

    private static String world(String facts) {
        String world = WORLD;
        for (String pairs : new String[] {facts, DEFAULTS}) {
            for (String pair : pairs.split(" (?=[A-Z]+=)")) {
                if (!pair.isBlank()) {
                    String[] words = pair.strip().split("=", 2);
                    world = world.replaceAll("\\b" + words[0] + "\\b", words[1]);
                }
            }
        }
        return world;
    }

    private static String run(String what, String input) throws IOException, InterruptedException {
        return run(new ProcessBuilder("python3", "-B", PROGRAM, what), input);
    }

    private static String run(ProcessBuilder program, String input) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("evacuator", ".log");
        try {
            Process process = program.redirectError(errors.toFile()).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said + Files.readString(errors)).isZero();
            return said;
        } finally {
            Files.delete(errors);
        }
    }
}
