package io.hastack.shell.completion;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes names that are found out anew each time; offers nothing where that fails. */
abstract class NameCompleter implements Completer {
    private static final Logger LOG = LoggerFactory.getLogger(NameCompleter.class);

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        try {
            return new StringsCompleter(names()).complete(session, line, candidates);
        } catch (RuntimeException e) {
            LOG.debug("no completion", e);
            return -1;
        }
    }

    abstract Collection<String> names();
}
