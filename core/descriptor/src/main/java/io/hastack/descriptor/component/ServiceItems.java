package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Suggestion;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.part.CatalogueService;
import io.hastack.spi.part.Database;
import io.hastack.spi.part.Identity;
import io.hastack.spi.part.Placement;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.part.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items that ask something of another component: its database, its proxy, its catalogue. */
final class ServiceItems {
    private static final List<String> INTERFACES = List.of("public", "internal", "admin");

    private ServiceItems() {}

    static Item database(ItemFields item) {
        String name = item.word("database", Forms.ID, Forms.ID_EXPECTED);
        String user = item.word("user", Forms.ID, "an SQL user", name);
        String secret = item.secret();
        Placement placement = item.placement(Scope.ONCE);
        return r -> new Database(placement, name, user, secret);
    }

    static Item proxy(ItemFields item) {
        Fields fields = item.fields();
        String component = item.declared().component();
        String name = item.word("proxy", Forms.ID, Forms.ID_EXPECTED);
        int port = port(fields, fields.text("port")).orElse(0);
        Optional<Integer> checkPort = fields.find("checkPort").flatMap(e -> port(fields, fields.text("checkPort")));
        Text server = item.text("server", "check");
        List<Text> options = item.texts("options");
        boolean backup = fields.flag("backup", false);
        fields.require("at");
        Placement placement = item.placement(Scope.EVERY_NODE);
        return r -> new ProxyListener(
                placement,
                component,
                name,
                Resolution.at(fields.place(), () -> r.lookUps().vip(component)),
                port,
                Resolution.at(fields.place(), () -> r.lookUps().nodes(component)).stream()
                        .map(n -> n.name() + " " + n.address())
                        .toList(),
                r.texts(options),
                r.text(server),
                backup,
                checkPort);
    }

    static Item identity(ItemFields item) {
        String user = item.word("identity", Forms.ID, Forms.ID_EXPECTED);
        String project = item.word("project", Forms.ID, Forms.ID_EXPECTED, "service");
        List<String> roles =
                item.fields().texts("roles").stream().map(Text::value).toList();
        item.fields().require("roles");
        String secret = item.secret();
        Placement placement = item.placement(Scope.ONCE);
        return r -> new Identity(placement, user, project, roles, secret);
    }

    static Item catalogue(ItemFields item) {
        Fields fields = item.fields();
        String type = item.word("catalogue", Forms.ID, "a service type such as identity");
        String name =
                item.word("name", Forms.ID, Forms.ID_EXPECTED, item.declared().component());
        Text region = item.text("region", "RegionOne");
        Map<String, Text> endpoints = item.map("endpoints");
        fields.require("endpoints");
        endpoints.forEach((key, url) -> {
            if (!INTERFACES.contains(key)) {
                fields.wrong(url.place(), "unknown endpoint '" + key + "'" + Suggestion.hintOrAll(key, INTERFACES));
            }
        });
        Placement placement = item.placement(Scope.ONCE);
        return r -> new CatalogueService(placement, name, type, r.text(region), r.map(endpoints));
    }

    private static Optional<Integer> port(Fields fields, Text text) {
        Optional<Integer> port = Forms.port(text.value());
        if (port.isEmpty() && !text.isEmpty()) {
            fields.wrong(text.place(), "expected " + Forms.PORT_EXPECTED + ", found '" + text.value() + "'");
        }
        return port;
    }
}
