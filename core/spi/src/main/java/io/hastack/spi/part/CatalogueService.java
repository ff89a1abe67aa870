package io.hastack.spi.part;

import java.util.Map;

/**
 * A service of the OpenStack catalogue with its endpoints.
 *
 * @param name service name, such as {@code glance}
 * @param type service type, such as {@code image}
 * @param region region of the endpoints
 * @param endpoints URL by interface: {@code public}, {@code internal}, {@code admin}
 */
public record CatalogueService(
        Placement placement, String name, String type, String region, Map<String, String> endpoints) implements Part {
    public CatalogueService {
        endpoints = Map.copyOf(endpoints);
    }

    @Override
    public String kind() {
        return "catalogue";
    }

    @Override
    public String key() {
        return type;
    }
}
