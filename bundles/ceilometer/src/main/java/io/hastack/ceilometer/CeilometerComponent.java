package io.hastack.ceilometer;

import io.hastack.descriptor.DescribedComponent;
import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.DeployService;
import io.hastack.spi.SecretKind;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
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
public final class CeilometerComponent implements DeployService, VerifyService, ConstraintService {
    static final String SETTING = "ceilometer.central";
    private static final String CENTRAL = "ceilometer-central";
    private static final String COORDINATION = "coordination.backend_url";
    private static final String EVENTS = "/etc/ceilometer/event_pipeline.yaml";
    private static final String TO_ALARMS = "      - notifier://?topic=alarm.all\n";

    private final DescribedComponent described;

    /** Adds to what the descriptor says. */
    public CeilometerComponent(DescribedComponent described) {
        this.described = described;
    }

    @Override
    public ComponentInfo component() {
        return described.component();
    }

    @Override
    public Map<String, SecretKind> secrets() {
        return described.secrets();
    }

    @Override
    public BlastBound blastBound() {
        return described.blastBound();
    }

    @Override
    public List<Part> parts(Target target) {
        boolean everywhere = everywhere(target);
        boolean alarms = target.topology().hosting("aodh").isPresent();
        return described.parts(target).stream()
                .map(part -> everywhere ? onAll(part) : alone(part))
                .map(part -> alarms && part instanceof FilePart f && f.path().equals(EVENTS) ? toAlarms(f) : part)
                .toList();
    }

    @Override
    public List<Check> checks(Target target) {
        return described.checks(target);
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return described.constraints(target);
    }

    private boolean everywhere(Target target) {
        String value = target.settings().get(SETTING, described.defaults().get(SETTING));
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
