package io.hastack.shell.document;

import io.hastack.shell.text.ComponentLine;
import java.util.List;

/** What {@code ha:components --json} prints. */
public record ComponentsDocument(List<ComponentLine> components) {}
