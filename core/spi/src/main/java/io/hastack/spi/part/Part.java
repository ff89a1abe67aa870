package io.hastack.spi.part;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One entry of a component's desired state: data, comparable, without behaviour. The set is open; a vendor may bring a
 * new kind together with its {@link PartHandler}.
 *
 * <p>Texts may hold {@code ${secret:NAME}} and {@code ${node:name}}, {@code ${node:address}}, {@code ${node:id}} (Corosync
 * node id, from 1), {@code ${node:ATTRIBUTE}}: the engine resolves them where text is sent to a node, nowhere else.
 */
@ConsumerType
public interface Part {
    /** Returns the kind as plans show it, such as {@code file}. */
    String kind();

    /** Returns what tells this part from others of its kind in the same component, such as the path. */
    String key();

    /** Returns where and when it is carried out. */
    Placement placement();
}
