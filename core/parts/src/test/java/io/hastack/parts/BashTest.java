package io.hastack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.transport.CommandResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class BashTest {
    @Test
    void aQuotedTextArrivesAsItWas() {
        String text = "it's $HOME \"and\" `more` \\ ${x}";
        assertThat(FakeFacts.bash("printf %s " + Bash.words(List.of(text))).output())
                .isEqualTo(text);
    }

    @Test
    void aDocumentMayHoldItsOwnEnd() {
        String text = "one\nEND_OF_TEXT\n$HOME\n";
        assertThat(FakeFacts.bash("cat " + Bash.document(text)).output()).isEqualTo(text);
    }

    @Test
    void shelteredCommandsKeepOutputAndExitCode() {
        CommandResult result = FakeFacts.bash(Bash.sheltered("echo out\necho err >&2\n(exit 7)\necho never\n"));
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output()).isEqualTo("out\nerr\n");
    }

    @Test
    void shelteredCommandsOutliveAClosedPipe() {
        String commands = "for i in $(seq 20000); do echo line $i; done\ntouch \"$mark\"\n";
        String script = "set -o pipefail; export mark=$(mktemp -u); { " + Bash.sheltered(commands)
                + "} | head -n 1 >/dev/null || true\ntest -e \"$mark\" && rm \"$mark\" && echo ended";
        assertThat(FakeFacts.bash(script).output()).isEqualTo("ended\n");
    }
}
