package io.hastack.neutron;

import io.hastack.spi.Target;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.constraint.Constraint.Order;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import io.hastack.spi.part.SystemdUnit;
import java.util.Set;
import java.util.stream.Stream;

/** Debian 12 has API, RPC and periodic tasks in one process, {@code neutron-server}; from Debian 13 on they are three. */
final class SingleServer {
    private static final String SERVER = "neutron-server";
    private static final String API = "neutron-api";
    private static final Set<String> OTHERS = Set.of("neutron-rpc-server", "neutron-periodic-workers");
    private static final String THREE_UNITS =
            "neutron-api.service neutron-rpc-server.service neutron-periodic-workers.service";

    /** The API's command line of uWSGI, and a unit, which Debian 12 has no use for. */
    private static final Set<String> FILES =
            Set.of("/etc/default/neutron-server", "/etc/systemd/system/neutron-periodic-workers.service");

    private SingleServer() {}

    static Stream<Part> parts(Target target, Stream<Part> parts) {
        return applies(target) ? parts.filter(SingleServer::stays).map(SingleServer::renamed) : parts;
    }

    static Stream<Constraint> constraints(Target target, Stream<Constraint> constraints) {
        return applies(target) ? constraints.map(SingleServer::renamed).distinct() : constraints;
    }

    private static boolean applies(Target target) {
        return target.topology().platform().equals("debian-12");
    }

    private static boolean stays(Part part) {
        if (part instanceof PacemakerResource resource) {
            return !OTHERS.contains(resource.id());
        }
        if (part instanceof SystemdUnit unit) {
            return !OTHERS.contains(unit.unit().replace(".service", ""));
        }
        return !(part instanceof FilePart file) || !FILES.contains(file.path());
    }

    private static Part renamed(Part part) {
        if (part instanceof PacemakerResource r && r.id().equals(API)) {
            return new PacemakerResource(
                    r.placement(),
                    SERVER,
                    "systemd:" + SERVER,
                    r.resource(),
                    r.options(),
                    r.meta(),
                    r.cloneMeta(),
                    r.operations());
        }
        if (part instanceof SystemdUnit unit && unit.unit().equals(API + ".service")) {
            return new SystemdUnit(unit.placement(), SERVER + ".service", unit.state());
        }
        if (part instanceof IniOptions ini) {
            String apply = ini.apply().replace(THREE_UNITS, SERVER + ".service");
            return new IniOptions(ini.placement(), ini.path(), ini.owner(), ini.mode(), apply, ini.options());
        }
        return part;
    }

    private static Constraint renamed(Constraint constraint) {
        return constraint instanceof Order order
                ? new Order(
                        name(order.first()), order.firstAction(), name(order.then()), order.thenAction(), order.kind())
                : constraint;
    }

    private static String name(String resource) {
        return resource.equals(API) || OTHERS.contains(resource) ? SERVER : resource;
    }
}
