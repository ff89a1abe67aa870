package io.hastack.engine.internal;

import io.hastack.engine.Inventory;
import io.hastack.engine.Owned;
import io.hastack.engine.PlacedConstraint;
import io.hastack.engine.PlacedPart;
import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.part.CibPart;
import io.hastack.spi.part.Part;
import io.hastack.spi.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers from the component bundles that are installed now. */
@Component(service = Inventory.class)
public final class InstalledInventory implements Inventory {
    private final Supplier<Plugins> plugins;

    @Activate
    public InstalledInventory(@Reference Whiteboard whiteboard) {
        this(whiteboard::plugins);
    }

    InstalledInventory(Supplier<Plugins> plugins) {
        this.plugins = plugins;
    }

    @Override
    public List<ComponentInfo> components() {
        return plugins.get().components();
    }

    @Override
    public List<PlacedConstraint> constraints(Topology topology) {
        return compose(topology).constraints();
    }

    @Override
    public Map<String, BlastBound> bounds() {
        return plugins.get().bounds();
    }

    @Override
    public List<Owned<CibPart>> cib(Topology topology, String cluster) {
        return compose(topology).all().stream()
                .filter(e -> e.cluster().name().equals(cluster) && e.part() instanceof CibPart)
                .map(e -> new Owned<>(e.instance().component(), (CibPart) e.part()))
                .toList();
    }

    @Override
    public <P extends Part> List<PlacedPart<P>> parts(Topology topology, Class<P> kind) {
        return compose(topology).all().stream()
                .filter(e -> kind.isInstance(e.part()))
                .map(e -> new PlacedPart<>(
                        e.instance().component(),
                        e.host().equals(e.instance()),
                        kind.cast(e.part()),
                        e.cluster(),
                        e.nodes()))
                .toList();
    }

    private Composition compose(Topology topology) {
        return new Composer(plugins.get(), topology).compose(Set.of());
    }
}
