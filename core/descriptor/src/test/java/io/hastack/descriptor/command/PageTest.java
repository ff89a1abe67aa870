package io.hastack.descriptor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {
    private final Page page = Page.of("nodes", "node", "state");

    @Test
    void alignsColumnsAndShowsEmptyCells() {
        page.row("ctl1", "Synced");
        page.row("controller2", "");
        assertThat(page.text().lines()).containsExactly("NODE         STATE", "ctl1         Synced", "controller2  -");
    }

    @Test
    void quotesWhatJsonDoesNotAllow() {
        page.row("ctl1", "said \"no\"\n\\");
        assertThat(page.json()).isEqualTo("{\"nodes\":[{\"node\":\"ctl1\",\"state\":\"said \\\"no\\\"\\u000a\\\\\"}]}");
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatThrownBy(() -> page.row("ctl1")).isInstanceOf(IllegalArgumentException.class);
    }
}
