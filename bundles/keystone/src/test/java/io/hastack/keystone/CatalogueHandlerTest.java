package io.hastack.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.CatalogueService;
import io.hastack.spi.part.Change;
import io.hastack.spi.part.Placement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueHandlerTest {
    private static final String URL = "http://192.0.2.204:9292";
    private static final CatalogueService IMAGE = new CatalogueService(
            Placement.ONCE, "glance", "image", "RegionOne", Map.of("public", URL, "internal", URL));
    private static final String FOUND = "service\timage\tglance\nendpoint\timage\tRegionOne\tpublic\t" + URL
            + "\nendpoint\timage\tRegionOne\tinternal\t" + URL + "\n";

    private final CatalogueHandler handler = new CatalogueHandler();

    @Test
    void changesNothingWhenServiceAndEndpointsAreThere() {
        assertThat(handler.converge(List.of(IMAGE), new ReadObjects(0, FOUND))).isEmpty();
    }

    @Test
    void mendsAnEndpointThatPointsElsewhere() {
        String found = FOUND.replace("internal\t" + URL, "internal\thttp://192.0.2.9:9292");
        assertThat(handler.converge(List.of(IMAGE), new ReadObjects(0, found)))
                .singleElement()
                .isInstanceOfSatisfying(Change.Script.class, change -> assertThat(change.script())
                        .contains("service\timage\tglance\tRegionOne\tinternal=" + URL + "\tpublic=" + URL));
    }

    @Test
    void readsTheSameObjectsAsTheHandlerOfIdentities() {
        assertThat(handler.facts(List.of(IMAGE), ReadObjects.SITE))
                .isEqualTo(new IdentityHandler().facts(List.of(), ReadObjects.SITE));
    }
}
