package io.hastack.shell.document;

import io.hastack.engine.Workflow;
import java.util.List;

/** What {@code ha:workflows --json} prints. */
public record WorkflowsDocument(List<Workflow> workflows) {}
