package io.hastack.spi;

import io.hastack.spi.check.Check;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Contributes checks to a component. Services of several bundles add up. */
@ConsumerType
public interface VerifyService extends ComponentService {
    /** Returns the checks that prove the component's conditions; pure, like {@link DeployService#parts(Target)}. */
    List<Check> checks(Target target);
}
