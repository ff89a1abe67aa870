package io.hastack.keystone;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.Identity;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** OpenStack users of components. A user's password is current if the digest kept with the user is that of the secret. */
public final class IdentityHandler implements PartHandler<Identity> {
    @Override
    public Class<Identity> type() {
        return Identity.class;
    }

    @Override
    public List<Fact> facts(List<Identity> desired, Site site) {
        return List.of(KeystoneObjects.fact(site));
    }

    @Override
    public List<Change> converge(List<Identity> desired, Facts facts) {
        Set<String> found = facts.get(KeystoneObjects.fact(facts.site()))
                .output()
                .lines()
                .collect(Collectors.toCollection(HashSet::new));
        List<Identity> missing =
                desired.stream().filter(part -> !isSo(part, found, facts)).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        String describe = missing.stream().map(IdentityHandler::describe).collect(Collectors.joining(", "));
        return List.of(KeystoneObjects.ensure(
                describe,
                facts.site(),
                missing.stream().map(IdentityHandler::wanted).toList()));
    }

    private static boolean isSo(Identity part, Set<String> found, Facts facts) {
        String digest = facts.sha256("${secret:" + part.secret() + "}");
        return found.contains("user\t" + part.user() + "\t" + digest)
                && part.roles().stream()
                        .allMatch(role -> found.contains("role\t" + part.user() + "\t" + part.project() + "\t" + role));
    }

    private static String describe(Identity part) {
        return "user " + part.user() + " with " + String.join(", ", part.roles()) + " in project " + part.project();
    }

    private static String wanted(Identity part) {
        return String.join(
                "\t",
                "identity",
                part.user(),
                part.project(),
                String.join(",", part.roles()),
                "${secret:" + part.secret() + "}");
    }
}
