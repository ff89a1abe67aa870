package io.hastack.testkit;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import java.util.List;

/** Stands for the handler of a kind where no node is asked: it lets a plan be made, and nothing else. */
record KindHandler<P extends Part>(Class<P> type) implements PartHandler<P> {
    @Override
    public List<Fact> facts(List<P> desired, Site site) {
        return List.of();
    }

    @Override
    public List<Change> converge(List<P> desired, Facts facts) {
        throw new UnsupportedOperationException("a plan without nodes converges nothing");
    }
}
