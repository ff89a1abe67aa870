package io.hastack.shell.document;

/** What {@code ha:cib --json} prints: the XML as one string. */
public record CibDocument(String cluster, String cib) {}
