package io.hastack.spi.part;

import java.util.List;

/**
 * Packages that shall be installed, whatever their version.
 *
 * @param names package names of the topology's platform
 * @param held units the packages would start by themselves and that shall not be started by the installation
 */
public record Packages(Placement placement, List<String> names, List<String> held) implements Part {
    public Packages {
        names = List.copyOf(names);
        held = List.copyOf(held);
    }

    @Override
    public String kind() {
        return "packages";
    }

    @Override
    public String key() {
        return String.join(" ", names);
    }
}
