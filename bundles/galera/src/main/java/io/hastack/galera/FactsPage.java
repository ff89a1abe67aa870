package io.hastack.galera;

import io.hastack.descriptor.command.Page;
import io.hastack.galera.recovery.Member;
import io.hastack.galera.recovery.Position;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is known of each member, a row each; its JSON is what {@code galera:recover --facts} reads. */
final class FactsPage {
    private FactsPage() {}

    static Page of(List<Member> members) {
        Page page = Page.of(
                "nodes",
                "node",
                "reachable",
                "state",
                "component",
                "size",
                "seqno",
                "recovered",
                "prepared",
                "safe",
                "uuid",
                "problem");
        members.forEach(m -> page.row(
                m.node(),
                String.valueOf(m.reachable()),
                m.state(),
                m.component(),
                number(m.size()),
                m.reachable() ? seqno(m) : "",
                m.recovered().map(Position::text).orElse(""),
                m.reachable() ? String.valueOf(m.prepared()) : "",
                m.reachable() ? String.valueOf(m.safe()) : "",
                m.uuid(),
                m.problem()));
        return page;
    }

    /** Returns what is known of a member in one line. */
    static String line(Member member) {
        Page page = of(List.of(member));
        List<String> cells = page.rows().get(0);
        return IntStream.range(1, cells.size())
                .filter(i -> !cells.get(i).isEmpty())
                .mapToObj(i -> page.header().get(i) + " " + cells.get(i))
                .collect(Collectors.joining(", "));
    }

    /** Galera writes -1 where a crash has left no seqno; a server that tells none leaves the cell empty. */
    private static String seqno(Member member) {
        return member.seqno().isEmpty() && member.state().equals(Member.DOWN) ? "-1" : number(member.seqno());
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
    }
}
