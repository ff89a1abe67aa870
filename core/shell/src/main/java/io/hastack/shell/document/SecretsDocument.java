package io.hastack.shell.document;

import java.util.List;

/** What {@code ha:secrets --json} prints: names, never values. */
public record SecretsDocument(List<String> secrets) {}
