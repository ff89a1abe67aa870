package io.hastack.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CibDocumentTest {
    @Test
    void rendersTheGoldenDocument() {
        assertThat(CibDocument.render("debian-13", Sample.CLUSTER, Sample.parts()))
                .isEqualTo(Sample.text("cib-golden.xml"));
    }

    @Test
    void anOlderPlatformGetsItsOwnSchema() {
        assertThat(CibDocument.render("debian-12", Sample.CLUSTER, Sample.parts()))
                .startsWith("<cib crm_feature_set=\"3.16.1\" validate-with=\"pacemaker-3.9\"");
    }
}
