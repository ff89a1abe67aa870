package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${vip:galera} | 10.0.0.201",
                "${nodes:galera} | 10.0.0.1,10.0.0.2,10.0.0.3",
                "${nodes:galera:${setting:a.port}} | 10.0.0.1:99,10.0.0.2:99,10.0.0.3:99",
                "${nodes:galera:1:p://${secret:x.y}@} | p://${secret:x.y}@10.0.0.1:1,p://${secret:x.y}@10.0.0.2:1,"
                        + "p://${secret:x.y}@10.0.0.3:1",
                "${names:galera} | ctl1,ctl2,ctl3",
                "${cluster:name} | control",
                "${node:address} ${secret:a.b} | ${node:address} ${secret:a.b}",
                "$${HOME:-x} $HOME $(id) | ${HOME:-x} $HOME $(id)",
                "${setting:a.b} | as ${vip:galera} is",
            })
    void resolves(String text, String resolved) {
        assertThat(References.resolve(
                        text, Targets.of("a.b", "as ${vip:galera} is"), Map.of("a.b", "default", "a.port", "99")))
                .isEqualTo(resolved);
    }

    @Test
    void nothingElseCanBeLookedUp() {
        for (String look :
                new String[] {"env:HOME", "sys:user.home", "script:js:1", "file:UTF-8:/etc/passwd", "HOME"}) {
            assertThat(Problematic.problems(() -> References.resolve("${" + look + "}", Targets.of(), Map.of())))
                    .singleElement()
                    .asString()
                    .startsWith("INPUT_COMPONENT unknown look-up '" + look.split(":")[0] + "'");
        }
    }
}
