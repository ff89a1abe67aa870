package io.hastack.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ReferenceCibTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void isTheWholeControlPlaneAndValid() throws Exception {
        String cib = ReferenceCib.text();

        assertThat(count(cib, "<primitive ")).isEqualTo(59);
        assertThat(count(cib, "<clone ")).isEqualTo(39);
        assertThat(count(cib, "<rsc_order ")).isEqualTo(54);
        assertThat(count(cib, "<rsc_colocation ")).isEqualTo(38);
        assertThat(CrmVerify.of(cib, folder.getRoot().toPath())).isEqualTo(CrmVerify.VALID);
    }

    private static long count(String text, String element) {
        return Pattern.compile(element).matcher(text).results().count();
    }
}
