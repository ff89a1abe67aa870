/**
 * What operators do with nodes and components: one Camel route each, whose steps the engine's journal remembers. Start at
 * {@link io.hastack.workflows.CamelWorkflows}.
 */
package io.hastack.workflows;
