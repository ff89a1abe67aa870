package io.hastack.engine.internal;

import io.hastack.spi.ConstraintService;
import io.hastack.spi.DeployService;
import io.hastack.spi.VerifyService;
import io.hastack.spi.gate.Gate;
import io.hastack.spi.part.PartHandler;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Follows the component bundles as they come and go. */
@Component(service = Whiteboard.class, immediate = true)
public final class Whiteboard {
    private record Rank(int ranking, long id) {}

    private static final Comparator<Rank> BEST_FIRST =
            Comparator.comparingInt(Rank::ranking).reversed().thenComparingLong(Rank::id);

    private final Map<Rank, DeployService> deploys = new ConcurrentSkipListMap<>(BEST_FIRST);
    private final Map<Rank, VerifyService> verifies = new ConcurrentSkipListMap<>(BEST_FIRST);
    private final Map<Rank, ConstraintService> constraints = new ConcurrentSkipListMap<>(BEST_FIRST);
    private final Map<Rank, PartHandler<?>> handlers = new ConcurrentSkipListMap<>(BEST_FIRST);
    private final Map<Rank, Gate> gates = new ConcurrentSkipListMap<>(BEST_FIRST);

    /** Returns the services that are there now. */
    Plugins plugins() {
        return new Plugins(list(deploys), list(verifies), list(constraints), list(handlers), list(gates));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindDeploy(DeployService service, Map<String, Object> properties) {
        deploys.put(rank(properties), service);
    }

    void unbindDeploy(DeployService service, Map<String, Object> properties) {
        deploys.remove(rank(properties));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindVerify(VerifyService service, Map<String, Object> properties) {
        verifies.put(rank(properties), service);
    }

    void unbindVerify(VerifyService service, Map<String, Object> properties) {
        verifies.remove(rank(properties));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindConstraint(ConstraintService service, Map<String, Object> properties) {
        constraints.put(rank(properties), service);
    }

    void unbindConstraint(ConstraintService service, Map<String, Object> properties) {
        constraints.remove(rank(properties));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindHandler(PartHandler<?> service, Map<String, Object> properties) {
        handlers.put(rank(properties), service);
    }

    void unbindHandler(PartHandler<?> service, Map<String, Object> properties) {
        handlers.remove(rank(properties));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindGate(Gate service, Map<String, Object> properties) {
        gates.put(rank(properties), service);
    }

    void unbindGate(Gate service, Map<String, Object> properties) {
        gates.remove(rank(properties));
    }

    private static Rank rank(Map<String, Object> properties) {
        Object ranking = properties.get("service.ranking");
        return new Rank(ranking instanceof Integer number ? number : 0, (Long) properties.get("service.id"));
    }

    private static <T> List<T> list(Map<Rank, T> services) {
        Collection<T> values = services.values();
        return List.copyOf(values);
    }
}
