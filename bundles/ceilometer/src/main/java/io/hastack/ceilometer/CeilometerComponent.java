package io.hastack.ceilometer;

import io.hastack.descriptor.AdaptedComponent;
import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.Target;
import io.hastack.spi.part.FilePart;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.part.Part;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the descriptor says, with the central agent on one node or on all of them as the setting {@code ceilometer.central}
 * has it, and events for Aodh's alarms where there is Aodh: a queue that nobody empties grows for ever. Immutable; for use
 * by many threads.
 */
public final class CeilometerComponent extends AdaptedComponent {
    static final String SETTING = "ceilometer.central";
    private static final String CENTRAL = "ceilometer-central";
    private static final String COORDINATION = "coordination.backend_url";
    private static final String EVENTS = "/etc/ceilometer/event_pipeline.yaml";
    private static final String TO_ALARMS = "      - notifier://?topic=alarm.all\n";

    /** Adds to what the descriptor says. */
    public CeilometerComponent(DescribedComponent described) {
        super(described);
    }

    @Override
    public List<Part> parts(Target target) {
        boolean everywhere = everywhere(target);
        boolean alarms = target.topology().hosting("aodh").isPresent();
        return super.parts(target).stream()
                .map(part -> everywhere ? onAll(part) : alone(part))
                .map(part -> alarms && part instanceof FilePart f && f.path().equals(EVENTS) ? toAlarms(f) : part)
                .toList();
    }

    private boolean everywhere(Target target) {
        String value = target.settings().get(SETTING, defaults().get(SETTING));
        return switch (value) {
            case "active/active" -> true;
            case "active/passive" -> false;
            default ->
                throw new HaException(
                        ErrorCode.INPUT_TOPOLOGY,
                        "setting '" + SETTING + "': expected active/passive or active/active, found '" + value
                                + "'; correct it under 'settings:' of the topology file");
        };
    }

    private static Part onAll(Part part) {
        return part instanceof PacemakerResource r && r.id().equals(CENTRAL)
                ? new PacemakerResource(
                        r.placement(),
                        r.id(),
                        r.agent(),
                        Kind.CLONE,
                        r.options(),
                        r.meta(),
                        Map.of("interleave", "true"),
                        r.operations())
                : part;
    }

    /** One agent has nothing to share, and need not depend on Redis. */
    private static Part alone(Part part) {
        if (part instanceof IniOptions ini && ini.options().containsKey(COORDINATION)) {
            Map<String, String> options = new LinkedHashMap<>(ini.options());
            options.remove(COORDINATION);
            return new IniOptions(ini.placement(), ini.path(), ini.owner(), ini.mode(), ini.apply(), options);
        }
        return part;
    }

    private static Part toAlarms(FilePart events) {
        return new FilePart(
                events.placement(),
                events.path(),
                events.owner(),
                events.mode(),
                events.content() + TO_ALARMS,
                events.apply());
    }
}
