package io.hastack.neutron;

import io.hastack.spi.Target;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Puts the operator's choices into the parts of the descriptor. */
final class Chosen {
    private static final String CLEANUP = "neutron-cleanup";
    private static final Set<String> AGENTS = Set.of(
            CLEANUP, "neutron-openvswitch-agent", "neutron-dhcp-agent", "neutron-l3-agent", "neutron-metadata-agent");
    private static final String NOVA = "nova";

    private Chosen() {}

    static Part in(Part part, Choices choices, Target target) {
        if (part instanceof IniOptions ini) {
            return switch (ini.path()) {
                case "/etc/neutron/neutron.conf" -> with(ini, server(choices));
                case "/etc/neutron/metadata_agent.ini" -> with(ini, metadata(target));
                default -> ini;
            };
        }
        boolean alone =
                part instanceof PacemakerResource resource && AGENTS.contains(resource.id()) && !choices.everywhere();
        return alone ? onOneNode((PacemakerResource) part) : part;
    }

    /** Highly available routers need agents on several nodes at once; without, the agents move, and all routers with them. */
    private static Map<String, String> server(Choices choices) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("DEFAULT.l3_ha", Boolean.toString(choices.everywhere()));
        options.put("DEFAULT.max_l3_agents_per_router", choices.copies());
        options.put("DEFAULT.dhcp_agents_per_network", choices.copies());
        return options;
    }

    /** Where there is no Nova, nobody asks for its metadata. */
    private static Map<String, String> metadata(Target target) {
        String vip = target.topology().vips().get(NOVA);
        boolean there = vip != null && target.topology().hosting(NOVA).isPresent();
        return there ? Map.of("DEFAULT.nova_metadata_host", vip) : Map.of();
    }

    private static IniOptions with(IniOptions ini, Map<String, String> more) {
        Map<String, String> options = new LinkedHashMap<>(ini.options());
        options.putAll(more);
        return new IniOptions(ini.placement(), ini.path(), ini.owner(), ini.mode(), ini.apply(), options);
    }

    private static PacemakerResource onOneNode(PacemakerResource resource) {
        Map<String, String> cloneMeta = new LinkedHashMap<>(resource.cloneMeta());
        cloneMeta.put("clone-max", "1");
        Map<String, String> options = new LinkedHashMap<>(resource.options());
        if (resource.id().equals(CLEANUP)) {
            options.put("host", Choices.COMMON_HOST);
        }
        return new PacemakerResource(
                resource.placement(),
                resource.id(),
                resource.agent(),
                resource.resource(),
                options,
                resource.meta(),
                cloneMeta,
                resource.operations());
    }
}
