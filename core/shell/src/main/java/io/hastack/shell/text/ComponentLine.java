package io.hastack.shell.text;

/**
 * A component as {@code ha:components} shows it.
 *
 * @param mode active/active or active/passive; empty while its bundle is not installed
 * @param state installed, starting (its feature is there, its services are not yet), available (its feature is in the
 *     distribution) or missing (the topology names it and nothing offers it)
 * @param version of its bundle, or of its feature while that is not installed
 * @param bundle symbolic name; empty while it is not installed
 */
public record ComponentLine(
        String id, String title, String mode, String state, boolean inTopology, String version, String bundle) {}
