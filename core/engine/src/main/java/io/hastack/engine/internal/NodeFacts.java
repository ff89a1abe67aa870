package io.hastack.engine.internal;

import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.transport.CommandResult;
import java.util.Map;
import java.util.Optional;

/** Facts of one node; equal facts were read once. */
record NodeFacts(Site site, Map<Fact, CommandResult> results, References references) implements Facts {
    NodeFacts {
        results = Map.copyOf(results);
    }

    @Override
    public CommandResult get(Fact fact) {
        return Optional.ofNullable(results.get(fact))
                .orElseThrow(() -> new HaException(
                        ErrorCode.COMPONENT_FAILED,
                        "a handler asks for fact '" + fact.name() + "' that it did not declare"));
    }

    @Override
    public String sha256(String text) {
        return references.sha256(text, site);
    }
}
