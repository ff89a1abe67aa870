/**
 * Plans, walks and journals. Knows no component, no Pacemaker, no SSH and no console. Start at {@link
 * io.hastack.engine.Engine}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
package io.hastack.engine;
