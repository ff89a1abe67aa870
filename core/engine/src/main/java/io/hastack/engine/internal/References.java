package io.hastack.engine.internal;

import io.hastack.spi.Secrets;
import io.hastack.spi.part.Site;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves {@code ${node:…}} and {@code ${secret:…}} where text leaves for a node, and puts the references back into what
 * comes from there. The one place that holds secrets and text together.
 */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(node|secret):([^}]+)}");
    /** Shorter values would mask unrelated text. */
    private static final int MASKED_FROM = 6;

    private final Secrets secrets;
    private final boolean forecast;
    private final Map<String, String> masks = new LinkedHashMap<>();

    /** @param forecast true to plan with secrets that a run would generate */
    References(Secrets secrets, boolean forecast) {
        this.secrets = secrets;
        this.forecast = forecast;
        secrets.names().stream()
                .flatMap(n -> secrets.find(n).stream().map(v -> Map.entry(v, n)))
                .filter(e -> e.getKey().length() >= MASKED_FROM)
                .sorted(Comparator.comparing(
                        (Map.Entry<String, String> e) -> -e.getKey().length()))
                .forEach(e -> {
                    masks.put(e.getKey(), "${secret:" + e.getValue() + "}");
                    masks.put(escaped(e.getKey()), "${secret:" + e.getValue() + "}");
                    // A key repository's keys travel one by one.
                    e.getKey()
                            .lines()
                            .flatMap(l -> java.util.Arrays.stream(l.split(" ")))
                            .forEach(word -> {
                                if (word.length() >= 20) {
                                    masks.putIfAbsent(word, "${secret:" + e.getValue() + "}");
                                }
                            });
                });
    }

    String resolve(String text, Site site) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group(1).equals("node") ? node(matcher.group(2), site) : secret(matcher.group(2));
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(resolved).toString();
    }

    String sha256(String text, Site site) {
        return sha256(resolve(text, site));
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    String mask(String text) {
        String masked = text;
        for (Map.Entry<String, String> mask : masks.entrySet()) {
            masked = masked.replace(mask.getKey(), mask.getValue());
        }
        return masked;
    }

    /** A secret as XML spells it: the CIB comes back so. */
    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    /** Returns the names of secrets a text refers to. */
    static Set<String> secretsIn(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals("secret")) {
                names.add(matcher.group(2));
            }
        }
        return names;
    }

    private String secret(String name) {
        Optional<String> value = secrets.find(name);
        if (value.isEmpty() && !forecast) {
            throw new HaException(
                    ErrorCode.INPUT_SECRET,
                    "secret '" + name + "' is not in the store; give it with `ha:secrets set " + name + "`");
        }
        return value.orElse("not-generated-yet");
    }

    private static String node(String key, Site site) {
        Node node = site.node();
        return switch (key) {
            case "name" -> node.name();
            case "address" -> node.address();
            case "id" -> Integer.toString(node.id());
            default ->
                Optional.ofNullable(node.attributes().get(key))
                        .orElseThrow(() -> new HaException(
                                ErrorCode.INPUT_TOPOLOGY,
                                "node '" + node.name() + "' has no attribute '" + key
                                        + "'; add it to the node's attributes in the topology"));
        };
    }
}
