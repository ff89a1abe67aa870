package io.hastack.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** Common to the services of a component bundle: each names the component it speaks for. */
@ConsumerType
public interface ComponentService {
    /** Name of the service property that carries the component's id. */
    String COMPONENT = "component";

    /** Returns the component this service speaks for; the same value for the life of the service. */
    ComponentInfo component();
}
