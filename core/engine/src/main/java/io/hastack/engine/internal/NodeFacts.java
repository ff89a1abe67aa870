package io.hastack.engine.internal;

import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Site;
import io.hastack.spi.transport.CommandResult;
import java.util.Map;

/** Facts of one node; equal facts were read once. */
record NodeFacts(Site site, Map<Fact, CommandResult> results, References references) implements Facts {
    NodeFacts {
        results = Map.copyOf(results);
    }

    /** A handler asks for a fact that it did not declare for these parts. */
    static final class Undeclared extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Undeclared(Fact fact) {
            super("fact '" + fact.name() + "' was not declared");
        }
    }

    @Override
    public CommandResult get(Fact fact) {
        CommandResult result = results.get(fact);
        if (result == null) {
            throw new Undeclared(fact);
        }
        return result;
    }

    @Override
    public String sha256(String text) {
        return references.sha256(text, site);
    }
}
