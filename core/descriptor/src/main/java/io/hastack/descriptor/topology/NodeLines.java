package io.hastack.descriptor.topology;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The lines of a topology file that say where nodes are. A node is the lines from its dash to its last value, and the comment
 * right above them unless it is the first of its list: there the comment may be the list's.
 */
public final class NodeLines {
    private static final Pattern EMPTY_SPARES = Pattern.compile("spares:\\s*(?:\\[\\s*])?(\\s*#.*)?\\r?");
    private static final int SPARES_INDENT = 2;

    private final String file;
    private final List<String> lines;

    /** Looks at a text that is a valid topology. */
    public NodeLines(String file, String text) {
        this.file = file;
        this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
    }

    /** An entry of a list: its lines, from 0, and the column of its dash. */
    private record Item(String name, int from, int last, int indent) {}

    /**
     * Returns the text with a node at another place.
     *
     * @param cluster to be a member of; empty for the spares
     * @param before member whose place it takes, if it is there
     * @throws HaException INPUT_SYNTAX where the lists are not written with a line or more for each node
     */
    public String moved(String node, Optional<String> cluster, Optional<String> before) {
        Item item = lists().stream()
                .flatMap(list -> items(list).stream())
                .filter(i -> i.name().equals(node))
                .findFirst()
                .orElseThrow(
                        () -> unable(file, Optional.empty(), "node '" + node + "' is not where nodes are written"));
        List<String> cut = List.copyOf(lines.subList(item.from(), item.last() + 1));
        lines.subList(item.from(), item.last() + 1).clear();
        List<Item> target = cluster.map(c -> items(members(root(), c))).orElseGet(() -> value(root(), "spares")
                .filter(SequenceNode.class::isInstance)
                .map(this::items)
                .orElse(List.of()));
        if (target.isEmpty()) {
            lines.addAll(beginSpares(), indented(cut, SPARES_INDENT - item.indent()));
        } else {
            Optional<Item> next = before.flatMap(
                    b -> target.stream().filter(i -> i.name().equals(b)).findFirst());
            Item last = target.get(target.size() - 1);
            int at = next.map(Item::from).orElse(last.last() + 1);
            lines.addAll(at, indented(cut, last.indent() - item.indent()));
        }
        return String.join("\n", lines);
    }

    /** Returns the error for a file that must be edited by hand. */
    public static HaException unable(String file, Optional<Integer> line, String found) {
        return new HaException(
                ErrorCode.INPUT_SYNTAX,
                file + ":" + line.map(l -> l + 1).orElse(1)
                        + ":1: expected each node on lines of its own, as '- name: …' or"
                        + " '- { name: …', found that " + found + "; write them so, then ask again");
    }

    private int beginSpares() {
        for (int i = 0; i < lines.size(); i++) {
            Matcher empty = EMPTY_SPARES.matcher(lines.get(i));
            if (empty.matches()) {
                lines.set(i, "spares:" + Optional.ofNullable(empty.group(1)).orElse(""));
                return i + 1;
            }
        }
        if (value(root(), "spares").isPresent()) {
            throw unable(file, Optional.empty(), "'spares' is written in another way");
        }
        int end = lines.get(lines.size() - 1).isEmpty() ? lines.size() - 1 : lines.size();
        lines.add(end, "spares:");
        if (end == lines.size() - 1) {
            lines.add("");
        }
        return end + 1;
    }

    private List<SequenceNode> lists() {
        MappingNode root = root();
        return Stream.concat(
                        clusters(root).stream().flatMap(c -> value(c, "nodes").stream()),
                        value(root, "spares").stream())
                .filter(SequenceNode.class::isInstance)
                .map(SequenceNode.class::cast)
                .toList();
    }

    private Node members(MappingNode root, String cluster) {
        return clusters(root).stream()
                .filter(c -> name(c).equals(cluster))
                .flatMap(c -> value(c, "nodes").stream())
                .findFirst()
                .orElseThrow(() -> unable(file, Optional.empty(), "cluster '" + cluster + "' has no list of nodes"));
    }

    private MappingNode root() {
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        return (MappingNode)
                new Compose(settings).composeString(String.join("\n", lines)).orElseThrow();
    }

    private List<Item> items(Node list) {
        SequenceNode sequence = (SequenceNode) list;
        List<Item> items = new ArrayList<>();
        if (sequence.getFlowStyle() == FlowStyle.FLOW && !sequence.getValue().isEmpty()) {
            throw unable(file, Optional.of(line(list)), "a list of nodes is written in one pair of brackets");
        }
        for (Node node : sequence.getValue()) {
            int first = line(node);
            int column = node.getStartMark().orElseThrow().getColumn();
            String head = lines.get(first).substring(0, column);
            if (!head.matches("\\s*-\\s+")) {
                throw unable(file, Optional.of(first), "a node does not begin behind its dash");
            }
            int indent = head.indexOf('-');
            int end = Math.max(first, end(node));
            int above = items.isEmpty() ? first : items.get(items.size() - 1).last() + 1;
            int from = first;
            while (from > above && comment(lines.get(from - 1), indent)) {
                from--;
            }
            items.add(new Item(name(node), from, end, indent));
        }
        return items;
    }

    private static boolean comment(String line, int indent) {
        return line.strip().startsWith("#") && line.indexOf('#') >= indent;
    }

    private static List<String> indented(List<String> block, int by) {
        return block.stream().map(line -> indented(line, by)).toList();
    }

    private static String indented(String line, int by) {
        if (line.isBlank() || by >= 0) {
            return line.isBlank() ? line : " ".repeat(by) + line;
        }
        int blank = line.length() - line.stripLeading().length();
        return line.substring(Math.min(-by, blank));
    }

    /** The line of the last value in a node: what follows it, such as a comment, belongs to nobody. */
    private static int end(Node node) {
        if (node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK) {
            return mapping.getValue().stream()
                    .mapToInt(t -> Math.max(end(t.getKeyNode()), end(t.getValueNode())))
                    .max()
                    .orElse(line(node));
        }
        if (node instanceof SequenceNode sequence && sequence.getFlowStyle() == FlowStyle.BLOCK) {
            return sequence.getValue().stream().mapToInt(NodeLines::end).max().orElse(line(node));
        }
        return node.getEndMark()
                .map(m -> m.getColumn() == 0 && m.getLine() > line(node) ? m.getLine() - 1 : m.getLine())
                .orElse(line(node));
    }

    private static int line(Node node) {
        return node.getStartMark().orElseThrow().getLine();
    }

    private static List<MappingNode> clusters(MappingNode root) {
        return value(root, "clusters").filter(SequenceNode.class::isInstance).stream()
                .flatMap(s -> ((SequenceNode) s).getValue().stream())
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
    }

    private static String name(Node node) {
        return node instanceof MappingNode mapping
                ? value(mapping, "name")
                        .filter(ScalarNode.class::isInstance)
                        .map(n -> ((ScalarNode) n).getValue())
                        .orElse("")
                : "";
    }

    private static Optional<Node> value(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(t -> t.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }
}
