/**
 * Conditions over time: which are so since when, what changed, who is told. Knows no Camel and no console; who schedules
 * the rounds is above. Start at {@link io.hastack.health.Health}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.health;
