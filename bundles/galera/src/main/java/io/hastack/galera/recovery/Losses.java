package io.hastack.galera.recovery;

import java.util.List;
import java.util.Optional;

/** What may be lost when members are given up: a line for each that could hold what the founder lacks. */
final class Losses {
    private Losses() {}

    static List<String> of(Standing founder, List<Standing> givenUp) {
        return givenUp.stream().flatMap(s -> of(founder, s).stream()).toList();
    }

    private static Optional<String> of(Standing founder, Standing lost) {
        return switch (lost.kind()) {
            case EMPTY -> Optional.empty();
            case HOLDING -> held(founder, lost);
            default ->
                Optional.of("whatever only " + lost.node() + " holds (it " + lost.why()
                        + "): commits of history " + founder.uuid() + " after " + founder.low()
                        + ", or any commit of another history");
        };
    }

    private static Optional<String> held(Standing founder, Standing lost) {
        if (!lost.uuid().equals(founder.uuid())) {
            return Optional.of("all of history " + lost.uuid() + ", which " + lost.node() + " holds up to commit "
                    + lost.extent());
        }
        if (lost.high() > founder.low()) {
            return Optional.of("commits " + (founder.low() + 1) + " to " + lost.high() + ", which " + lost.node()
                    + (lost.low() == lost.high() ? " holds" : " may hold"));
        }
        return lost.wasLast()
                ? Optional.of("commits up to " + lost.high() + " as " + lost.node() + " holds them, where "
                        + founder.node() + " was started alone before it had them")
                : Optional.empty();
    }
}
