package io.hastack.spi;

import io.hastack.spi.constraint.Constraint;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Contributes constraints to a component. Services of several bundles add up. */
@ConsumerType
public interface ConstraintService extends ComponentService {
    /**
     * Returns order, colocation and location constraints; pure, like {@link DeployService#parts(Target)}. Where both
     * ends live in one cluster the constraint enters its CIB, otherwise it becomes an edge of the plan.
     */
    List<Constraint> constraints(Target target);
}
