package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import io.hastack.spi.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyEditTest {
    private static final String TEXT =
            """
            # The cloud in the cellar.
            name: lab
            platform: debian-13
            access: { user: root, key: lab.key, knownHosts: lab.known_hosts }
            clusters:
              - name: control
                components: [galera]
                nodes:
                  # three racks
                  - { name: ctl1, address: 192.0.2.11, fencing: { agent: fence_x, ip: 192.0.2.111 } }   # by the door
                  # the old one
                  - name: ctl2
                    address: 192.0.2.12
                    fencing:
                      agent: fence_x    # new since spring
                      ip: 192.0.2.112
                  - { name: ctl3, address: 192.0.2.13, fencing: { agent: fence_x, ip: 192.0.2.113 } }
            spares:
              - { name: ctl4, address: 192.0.2.14, fencing: { agent: fence_x, ip: 192.0.2.114 } }
            vips: { galera: 192.0.2.201 }
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("topology.yaml");
        Files.writeString(file, TEXT);
    }

    @Test
    void aMemberBecomesASpareWithItsComments() throws IOException {
        new TopologyEdit(file).write(List.of(Move.toSpares("ctl2")));

        assertThat(file)
                .hasContent(
                        """
                        # The cloud in the cellar.
                        name: lab
                        platform: debian-13
                        access: { user: root, key: lab.key, knownHosts: lab.known_hosts }
                        clusters:
                          - name: control
                            components: [galera]
                            nodes:
                              # three racks
                              - { name: ctl1, address: 192.0.2.11, fencing: { agent: fence_x, ip: 192.0.2.111 } }   # by the door
                              - { name: ctl3, address: 192.0.2.13, fencing: { agent: fence_x, ip: 192.0.2.113 } }
                        spares:
                          - { name: ctl4, address: 192.0.2.14, fencing: { agent: fence_x, ip: 192.0.2.114 } }
                          # the old one
                          - name: ctl2
                            address: 192.0.2.12
                            fencing:
                              agent: fence_x    # new since spring
                              ip: 192.0.2.112
                        vips: { galera: 192.0.2.201 }
                        """);
        assertThat(folder.resolve("topology.yaml~")).hasContent(TEXT);
    }

    @Test
    void aSpareTakesThePlaceOfAMember() throws IOException {
        List<Move> moves = List.of(Move.toPlaceOf("ctl4", "control", "ctl2"), Move.toSpares("ctl2"));
        Topology meant = new TopologyEdit(file).check(moves);
        assertThat(file).hasContent(TEXT);
        new TopologyEdit(file).write(moves);

        assertThat(meant).isEqualTo(read());
        assertThat(read().clusters().get(0).members()).extracting(Node::name).containsExactly("ctl1", "ctl4", "ctl3");
        assertThat(read().spares()).extracting(Node::name).containsExactly("ctl2");
    }

    @Test
    void asManyMovesBackGiveTheSameTopology() {
        Topology before = read();
        TopologyEdit edit = new TopologyEdit(file);
        edit.write(List.of(Move.toCluster("ctl4", "control")));
        assertThat(read().spares()).isEmpty();
        edit.write(List.of(Move.toSpares("ctl4")));

        assertThat(read()).isEqualTo(before);
    }

    @Test
    void whatIsThereAlreadyIsNotWrittenAgain() throws IOException {
        TopologyEdit edit = new TopologyEdit(file);
        edit.write(List.of(Move.toSpares("ctl4"), Move.toCluster("ctl1", "control")));

        assertThat(file).hasContent(TEXT);
        assertThat(folder.resolve("topology.yaml~")).doesNotExist();
    }

    @Test
    void sparesMayBeMissingOrEmpty() throws IOException {
        for (String spares : List.of("", "spares:\n", "spares: []   # none yet\n")) {
            Files.writeString(file, TEXT.replaceAll("spares:\n.*\n", spares));
            new TopologyEdit(file).write(List.of(Move.toSpares("ctl3")));
            assertThat(read().spares()).as(spares).extracting(Node::name).containsExactly("ctl3");
        }
        assertThat(file).content().contains("spares:   # none yet\n  - { name: ctl3");
        Files.writeString(file, TEXT.replaceAll("(?s)spares:.*", "vips: {}"));
        new TopologyEdit(file).write(List.of(Move.toSpares("ctl3")));
        assertThat(read().spares()).hasSize(1);
    }

    @Test
    void modeAndLinkStay() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        new TopologyEdit(link).write(List.of(Move.toSpares("ctl2")));

        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(read().spares()).hasSize(2);
    }

    @Test
    void whatCannotBeMovedByLinesIsNotTouched() throws IOException {
        String brackets = TEXT.replaceAll("spares:\n.*\n", "spares: [ { name: ctl4, address: 192.0.2.14 } ]\n");
        Files.writeString(file, brackets);
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> new TopologyEdit(file).write(List.of(Move.toCluster("ctl4", "control"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_SYNTAX))
                .withMessageContaining(file + ":18:1: expected each node on lines of its own");
        assertThat(file).hasContent(brackets);
    }

    @Test
    void whatWouldBeWrongIsSaidBefore() throws IOException {
        Files.writeString(file, TEXT.replace("192.0.2.14,", "10.9.2.13,"));
        assertThatExceptionOfType(HaException.class)
                .isThrownBy(() -> new TopologyEdit(file).check(List.of(Move.toCluster("ctl4", "control"))))
                .withMessageContaining("end in the same 16 bits");
    }

    private Topology read() {
        return TopologyFile.load(file, Set.of(ErrorCode.REFUSED_FENCING, ErrorCode.REFUSED_MEMBERS), false)
                .topology();
    }
}
