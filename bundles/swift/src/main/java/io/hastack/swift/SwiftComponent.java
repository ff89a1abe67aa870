package io.hastack.swift;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * What the descriptor says, and after its packages the list of devices that the rings are to hold. Immutable; for use by
 * many threads.
 */
public final class SwiftComponent extends AdaptedComponent {
    /** Adds to what the descriptor says. */
    public SwiftComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        List<Part> parts = new ArrayList<>();
        boolean listed = false;
        for (Part part : super.parts(target)) {
            if (!listed && !(part instanceof Packages)) {
                parts.add(RingDevices.file(component().id(), target, defaults()));
                listed = true;
            }
            parts.add(part);
        }
        return List.copyOf(parts);
    }
}
