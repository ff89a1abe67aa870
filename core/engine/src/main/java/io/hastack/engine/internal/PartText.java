package io.hastack.engine.internal;

import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.CatalogueService;
import io.hastack.spi.part.ClusterProperty;
import io.hastack.spi.part.Database;
import io.hastack.spi.part.FencingLevel;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.Identity;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.KeyRepository;
import io.hastack.spi.part.PacemakerConstraint;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Packages;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.ProxyListener;
import io.hastack.spi.part.RetiredPart;
import io.hastack.spi.part.RunOnce;
import io.hastack.spi.part.SystemdUnit;
import java.util.Locale;

/** One line that says what a part wants, for plans made without a node. */
final class PartText {
    private PartText() {}

    static String of(Part part) {
        if (part instanceof Packages packages) {
            return "install " + String.join(" ", packages.names());
        }
        if (part instanceof FilePart file) {
            return "write, " + file.owner() + " " + file.mode();
        }
        if (part instanceof IniOptions ini) {
            return "write " + ini.options().size() + " options, " + ini.owner() + " " + ini.mode();
        }
        if (part instanceof SystemdUnit unit) {
            return lower(unit.state());
        }
        if (part instanceof KeyRepository keys) {
            return "keys of secret " + keys.secret() + ", " + keys.owner();
        }
        if (part instanceof Database database) {
            return "create, owned by user " + database.user();
        }
        if (part instanceof RunOnce once) {
            return "run as " + once.as() + " unless already so";
        }
        if (part instanceof ProxyListener proxy) {
            return proxy.address() + ":" + proxy.port() + " to "
                    + proxy.servers().size() + " servers" + (proxy.backup() ? ", one at a time" : "");
        }
        if (part instanceof Identity identity) {
            return "roles " + String.join(",", identity.roles()) + " in project " + identity.project();
        }
        if (part instanceof CatalogueService service) {
            return service.name() + " in " + service.region();
        }
        return cib(part);
    }

    private static String cib(Part part) {
        if (part instanceof PacemakerResource resource) {
            return resource.agent() + ", " + lower(resource.resource());
        }
        if (part instanceof PacemakerConstraint constraint) {
            return of(constraint.constraint());
        }
        if (part instanceof ClusterProperty property) {
            return property.value();
        }
        if (part instanceof FencingLevel level) {
            return String.join(",", level.devices());
        }
        if (part instanceof RetiredPart) {
            return "remove";
        }
        return part.key();
    }

    static String of(Constraint constraint) {
        if (constraint instanceof Constraint.Order order) {
            return lower(order.firstAction()) + " " + order.first() + " then " + lower(order.thenAction()) + " "
                    + order.then() + ", " + lower(order.kind());
        }
        if (constraint instanceof Constraint.Colocation colocation) {
            return colocation.resource() + " with " + (colocation.withPromoted() ? "promoted " : "") + colocation.with()
                    + ", " + Constraint.score(colocation.score());
        }
        Constraint.Location location = (Constraint.Location) constraint;
        return location.resource() + " where " + location.attribute() + " = " + location.value() + ", "
                + Constraint.score(location.score()) + (location.exclusive() ? ", nowhere else" : "");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
