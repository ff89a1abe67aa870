package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Element.Entry;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.descriptor.yaml.Source;
import io.hastack.descriptor.yaml.Suggestion;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ComponentInfo.Mode;
import io.hastack.spi.SecretKind;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.Part;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a component descriptor. */
public final class DescriptorReader {
    private static final Map<String, Mode> MODES =
            Map.of("active/active", Mode.ACTIVE_ACTIVE, "active/passive", Mode.ACTIVE_PASSIVE);
    private static final Map<String, SecretKind> SECRET_KINDS = secretKinds();

    private DescriptorReader() {}

    /**
     * Reads a descriptor.
     *
     * @param file its name in messages
     * @throws HaException with every problem, {@code INPUT_COMPONENT}
     */
    public static Descriptor read(String file, String text, Templates templates) {
        Problems problems = new Problems();
        Optional<Descriptor> descriptor = new Source(file, ErrorCode.INPUT_COMPONENT, problems)
                .parse(text)
                .map(root -> descriptor(root.fields("component", ComponentKeys.ROOT), templates));
        problems.throwIfAny();
        return descriptor.orElseThrow();
    }

    private static Descriptor descriptor(Fields fields, Templates templates) {
        String id = fields.text("component", Forms.COMPONENT, "a component id in lower case, such as keystone")
                .value();
        List<Entry> conditions =
                fields.find("verify").map(e -> e.entries("conditions")).orElse(List.of());
        Set<String> types = new LinkedHashSet<>();
        conditions.forEach(c -> types.add(c.key().value()));
        types.addAll(measuredInJava(fields));
        Declared declared = new Declared(id, defaults(fields), secrets(fields), types, LookUps.NAMES);
        Declared departing = new Declared(id, declared.defaults(), declared.secrets(), types, LookUps.OF_DEPARTURES);

        CheckReader checkReader = new CheckReader(declared);
        List<Function<Resolution, Check>> checks = conditions.stream()
                .map(c -> checkReader.check(c.key(), c.value()))
                .toList();
        List<Function<Resolution, Part>> items = new ArrayList<>();
        new Items(declared, templates).read(fields.list("deploy")).forEach(item -> items.add(item::part));
        List<Function<Resolution, Part>> departures = new ArrayList<>();
        new Items(departing, templates)
                .commandsOnly()
                .read(fields.list("departure"))
                .forEach(item -> departures.add(item::part));
        List<Constraint> constraints = fields.list("constraints").stream()
                .map(ConstraintReader::constraint)
                .flatMap(Optional::stream)
                .toList();
        return new Descriptor(
                info(fields, id, declared),
                blastBound(fields),
                declared.defaults(),
                declared.secrets(),
                offers(fields, declared),
                items,
                departures,
                checks,
                constraints);
    }

    /** Conditions that a service of the same bundle measures. */
    private static List<String> measuredInJava(Fields fields) {
        return fields.texts("conditions").stream()
                .filter(c -> fields.match(c, Forms.CONDITION, "a condition in CamelCase that is good when True"))
                .map(Text::value)
                .toList();
    }

    private static ComponentInfo info(Fields fields, String id, Declared declared) {
        Set<String> requires = new LinkedHashSet<>();
        for (Text required : fields.texts("requires")) {
            if (fields.match(required, Forms.COMPONENT, "a component id in lower case, such as galera")) {
                requires.add(required.value());
            }
        }
        List<String> ready = new ArrayList<>();
        for (Text condition : fields.texts("ready")) {
            if (declared.condition(fields, condition).isPresent()) {
                ready.add(condition.value());
            }
        }
        return new ComponentInfo(
                id,
                fields.text("title").value(),
                fields.choice("mode", MODES, Optional.empty()).orElse(Mode.ACTIVE_ACTIVE),
                requires,
                ready,
                fields.flag("everyCluster", false),
                everyRemote(fields),
                replaces(fields));
    }

    private static Optional<ComponentInfo.Replaced> replaces(Fields fields) {
        return fields.find("replaces")
                .map(e -> e.fields("replaces", ComponentKeys.REPLACES))
                .map(f -> new ComponentInfo.Replaced(
                        f.text("component", Forms.COMPONENT, "the component whose place this one can take")
                                .value(),
                        f.text("setting", Forms.SETTING, "the setting that names the one or the other")
                                .value()));
    }

    private static Map<String, Text> offers(Fields fields, Declared declared) {
        Map<String, Text> offers = fields.map("offers");
        offers.forEach((key, text) -> {
            fields.match(Text.of(key, text.place()), Forms.COMPONENT, "a name such as url");
            declared.references(fields, text);
        });
        return offers;
    }

    private static boolean everyRemote(Fields fields) {
        if (fields.flag("everyRemote", false) && fields.flag("everyCluster", false)) {
            fields.wrong(
                    fields.require("everyRemote").orElseThrow().place(),
                    "a component is of each cluster's members (everyCluster) or of its remotes (everyRemote), not of both;"
                            + " make two");
        }
        return fields.flag("everyRemote", false);
    }

    private static BlastBound blastBound(Fields fields) {
        if (fields.find("blastRadius").isEmpty()) {
            return BlastBound.NONE;
        }
        Fields bound = fields.find("blastRadius").orElseThrow().fields("blastRadius", ComponentKeys.BLAST_RADIUS);
        Text nodes = bound.text("otherNodes", Forms.COUNT, "a number of instances from 1 to 999");
        Text reason = bound.text("reason");
        boolean right = Forms.COUNT.matcher(nodes.value()).matches() && !reason.isEmpty();
        return right ? new BlastBound(Integer.parseInt(nodes.value()), reason.value()) : BlastBound.NONE;
    }

    private static Map<String, String> defaults(Fields fields) {
        Map<String, String> defaults = new LinkedHashMap<>();
        fields.map("defaults").forEach((key, value) -> {
            fields.match(Text.of(key, value.place()), Forms.SETTING, "a setting as component.name");
            defaults.put(key, value.value());
        });
        return defaults;
    }

    private static Map<String, SecretKind> secrets(Fields fields) {
        Map<String, SecretKind> secrets = new LinkedHashMap<>();
        fields.map("secrets").forEach((name, kind) -> {
            fields.match(Text.of(name, kind.place()), Forms.SECRET, "a secret as component.name");
            SecretKind known = SECRET_KINDS.get(kind.value());
            if (known == null) {
                fields.wrong(
                        kind.place(),
                        "unknown kind of secret '" + kind.value() + "'"
                                + Suggestion.hintOrAll(kind.value(), SECRET_KINDS.keySet()));
            }
            secrets.put(name, known == null ? SecretKind.PASSWORD : known);
        });
        return secrets;
    }

    private static Map<String, SecretKind> secretKinds() {
        Map<String, SecretKind> kinds = new LinkedHashMap<>();
        for (SecretKind kind : SecretKind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), kind);
        }
        return kinds;
    }
}
