package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Suggestion;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.SecretKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a descriptor declares, for the items that refer to it.
 *
 * @param component its id
 * @param defaults settings with a default
 * @param secrets its own secrets
 * @param conditions its own conditions, also those that Java measures
 * @param lookUps what its texts may look up
 */
record Declared(
        String component,
        Map<String, String> defaults,
        Map<String, SecretKind> secrets,
        Set<String> conditions,
        List<String> lookUps) {
    /** Notes references in a text that can never be resolved, whatever the target. */
    void references(Fields fields, Text text) {
        Substitution.replace(text.value(), reference -> {
            reference(fields, text.at(text.value().indexOf("${" + reference)), reference);
            return "${" + reference + "}";
        });
        int escape = Substitution.lateEscape(text.value());
        if (escape >= 0) {
            fields.wrong(
                    text.at(escape),
                    "'${node:…}' and '${secret:…}' cannot be text: they are resolved on sending; write it another way");
        }
        int unclosed = Substitution.unclosed(text.value());
        if (unclosed >= 0) {
            fields.wrong(text.at(unclosed), "'${' is not closed by '}'; close it, or write '$${' for the text itself");
        }
    }

    private void reference(Fields fields, Place place, String reference) {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        String rest = colon < 0 ? "" : reference.substring(colon + 1);
        if (!lookUps.contains(name)) {
            fields.wrong(
                    place,
                    "unknown look-up '" + name + "' in '${" + reference + "}'" + Suggestion.hintOrAll(name, lookUps)
                            + "; write '$${' for the text itself");
        } else if (rest.isEmpty()) {
            fields.wrong(place, "'${" + reference + "}' says not what is looked up; write '${" + name + ":<name>}'");
        } else if (name.equals("secret")) {
            secret(fields, place, rest);
        } else if (name.equals("cluster") && !rest.equals("name")) {
            fields.wrong(place, "a cluster has a name only: '${cluster:name}', found '${" + reference + "}'");
        } else if (name.equals("gone") && !List.of("name", "address").contains(rest)) {
            fields.wrong(
                    place,
                    "of a node that has left, '${gone:name}' and '${gone:address}' are known, found '${" + reference
                            + "}'");
        } else if (name.equals("setting")) {
            setting(fields, place, rest);
        }
    }

    /** A setting without a default must be given by the operator; one that is nearly spelt like a default is a slip. */
    private void setting(Fields fields, Place place, String key) {
        if (!defaults.containsKey(key)) {
            Suggestion.nearest(key, defaults.keySet())
                    .ifPresent(near ->
                            fields.wrong(place, "setting '" + key + "' has no default; did you mean '" + near + "'?"));
        }
    }

    /** Notes a secret that nobody declares: another component's begins with that component's id. */
    void secret(Fields fields, Place place, String name) {
        int dot = name.indexOf('.');
        boolean foreign = dot > 0 && !name.substring(0, dot).equals(component);
        if (!secrets.containsKey(name) && !foreign) {
            fields.wrong(
                    place,
                    "secret '" + name + "' is not declared under 'secrets'" + Suggestion.hint(name, secrets.keySet())
                            + "; declare it, or name another component's as <component>.<name>");
        }
    }

    /** Returns a secret an item names by its bare name. */
    String secret(Fields fields, String key) {
        Text name = fields.text(key);
        if (!name.isEmpty()) {
            secret(fields, name.place(), name.value());
        }
        return name.value();
    }

    /** Returns {@code component/Condition} of a condition named bare or so. */
    Optional<String> condition(Fields fields, Text text) {
        String written = text.value();
        int slash = written.indexOf('/');
        String of = slash < 0 ? component : written.substring(0, slash);
        String type = written.substring(slash + 1);
        if (!Forms.CONDITION.matcher(type).matches()
                || !Forms.COMPONENT.matcher(of).matches()) {
            fields.wrong(
                    text.place(),
                    "expected a condition such as KeystoneServes or galera/GaleraSynced, found '" + written + "'");
            return Optional.empty();
        }
        if (of.equals(component) && !conditions.contains(type)) {
            fields.wrong(
                    text.place(),
                    "condition '" + type + "' is not under 'verify'" + Suggestion.hint(type, conditions)
                            + "; add it there, or under 'conditions' if Java of this bundle measures it");
            return Optional.empty();
        }
        return Optional.of(of + "/" + type);
    }
}
