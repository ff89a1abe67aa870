package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.SecretKind;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.KeyRepository;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.part.Scope;
import io.hastack.spi.part.SystemdUnit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items that change a node by itself. */
final class NodeItems {
    private static final String PATH_EXPECTED = "an absolute path";

    private final Templates templates;

    NodeItems(Templates templates) {
        this.templates = templates;
    }

    Item unit(ItemFields item) {
        String unit = item.word("unit", Forms.UNIT, "a full unit name such as keystone.service");
        Map<String, SystemdUnit.State> states = Map.of(
                "enabled", SystemdUnit.State.ENABLED,
                "disabled", SystemdUnit.State.DISABLED,
                "masked", SystemdUnit.State.MASKED);
        Optional<SystemdUnit.State> state = item.fields().choice("state", states, Optional.empty());
        Placement placement = item.placement(Scope.EVERY_NODE);
        return r -> new SystemdUnit(placement, unit, state.orElseThrow());
    }

    Item file(ItemFields item) {
        Text path = item.text("file", Forms.PATH, PATH_EXPECTED);
        Owned owned = owned(item);
        Text content = content(item);
        owned.guard(item.fields(), List.of(content));
        Placement placement = item.placement(Scope.EVERY_NODE);
        return r -> new FilePart(
                placement, r.text(path), owned.owner(), owned.mode().value(), r.text(content), r.text(owned.apply()));
    }

    Item ini(ItemFields item) {
        Text path = item.text("ini", Forms.PATH, PATH_EXPECTED);
        Owned owned = owned(item);
        Map<String, Text> options = item.map("options");
        item.fields().require("options");
        options.forEach((option, value) ->
                item.fields().match(Text.of(option, value.place()), Forms.OPTION, "an option as section.option"));
        owned.guard(item.fields(), List.copyOf(options.values()));
        Placement placement = item.placement(Scope.EVERY_NODE);
        return r -> new IniOptions(
                placement, r.text(path), owned.owner(), owned.mode().value(), r.text(owned.apply()), r.map(options));
    }

    Item keys(ItemFields item) {
        Text directory = item.text("keys", Forms.PATH, PATH_EXPECTED);
        String secret = item.secret();
        SecretKind kind = item.declared().secrets().get(secret);
        if (kind != null && kind != SecretKind.FERNET_KEYS) {
            item.fields()
                    .wrong(
                            item.fields().text("secret").place(),
                            "expected a secret of kind fernet-keys, found '" + secret + "'");
        }
        String owner = item.word("owner", Forms.OWNER, "user:group");
        Placement placement = item.placement(Scope.EVERY_NODE);
        return r -> new KeyRepository(placement, r.text(directory), secret, owner);
    }

    Item once(ItemFields item) {
        String name = item.word("once", Forms.ID, Forms.ID_EXPECTED);
        String as = item.word("as", Forms.ID, "a login name", "root");
        Text run = item.text("run");
        Text unless = item.text("unless");
        Duration timeout = item.duration("timeout", "120s");
        Placement placement = item.placement(item.scope(Scope.ONCE));
        return r -> new RunOnce(placement, name, as, r.text(run), r.text(unless), timeout);
    }

    private Text content(ItemFields item) {
        Fields fields = item.fields();
        boolean template = fields.find("template").isPresent();
        if (template && fields.find("content").isPresent()) {
            fields.wrong(fields.place(), "a file has 'content' or 'template', found both; remove one");
        }
        if (!template) {
            return item.text("content");
        }
        Text path = fields.text("template");
        Text content = templates.text(path).orElseGet(() -> {
            fields.wrong(path.place(), "expected a file of the bundle, found none at '" + path.value() + "'");
            return Text.of("", path.place());
        });
        item.declared().references(fields, content);
        return content;
    }

    private static Owned owned(ItemFields item) {
        Text mode = item.fields().text("mode", "0644");
        item.fields().match(mode, Forms.MODE, "an octal mode of four digits in quotes, such as \"0640\"");
        return new Owned(item.word("owner", Forms.OWNER, "user:group", "root:root"), mode, item.text("apply", ""));
    }

    private record Owned(String owner, Text mode, Text apply) {
        /** A file with a secret in it is nobody else's to read. */
        void guard(Fields fields, List<Text> contents) {
            boolean secret = contents.stream().anyMatch(t -> t.value().contains("${secret:"));
            if (secret
                    && Forms.MODE.matcher(mode.value()).matches()
                    && !mode.value().matches("0[0-7][0145]0")) {
                Element element = fields.find("mode").orElse(null);
                fields.wrong(
                        element == null ? fields.place() : element.place(),
                        "the file holds a secret, so its mode is 0640 at most, found '" + mode.value()
                                + "'; write mode: \"0640\"");
            }
        }
    }
}
