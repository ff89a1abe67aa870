package io.hastack.health.internal;

import io.hastack.health.Change;
import io.hastack.health.Outlets;
import io.hastack.spi.check.Condition;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log, OSGi events, and the hooks of the configuration. */
@Component(service = Outlets.class, configurationPid = HealthConfig.PID)
public final class ConfiguredOutlets implements Outlets {
    static final String TOPIC = "io/hastack/health/CONDITION";
    private static final Logger LOG = LoggerFactory.getLogger("io.hastack.health");

    /**
     * What the configuration names.
     *
     * @param deadline of one attempt, whatever it hangs in: a look-up of a name, a byte at a time
     */
    private record Hooks(Map<String, Hook> byName, Duration deadline) {}

    private final Deadlines deadlines = new Deadlines();
    private volatile Hooks hooks;
    private volatile Optional<EventAdmin> events = Optional.empty();

    @Activate
    public ConfiguredOutlets(Map<String, Object> entries) {
        this(HealthConfig.of(entries));
    }

    ConfiguredOutlets(HealthConfig config) {
        hooks = hooks(config);
    }

    @Modified
    void configure(Map<String, Object> entries) {
        hooks = hooks(HealthConfig.of(entries));
    }

    @Deactivate
    void close() {
        deadlines.close();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindEvents(EventAdmin admin) {
        events = Optional.of(admin);
    }

    void unbindEvents(EventAdmin admin) {
        events = events.filter(e -> e != admin);
    }

    @Override
    public void publish(Change change) {
        if (change.condition().status() == Condition.Status.TRUE) {
            LOG.info("{}", change.text());
        } else {
            LOG.warn("{}", change.text());
        }
        events.ifPresent(e -> e.postEvent(new Event(TOPIC, properties(change))));
    }

    @Override
    public List<String> hooks() {
        return List.copyOf(hooks.byName().keySet());
    }

    @Override
    public void tell(String name, List<Change> changes) throws IOException {
        Hooks now = hooks;
        Optional<Hook> hook = Optional.ofNullable(now.byName().get(name));
        if (hook.isEmpty()) {
            return;
        }
        try {
            deadlines
                    .begin(() -> {
                        hook.get().tell(changes);
                        return true;
                    })
                    .within(now.deadline());
        } catch (TimeoutException e) {
            throw new IOException("it has not ended after " + now.deadline().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e);
        }
    }

    private static Hooks hooks(HealthConfig config) {
        Duration each = config.hookDeadline();
        Map<String, Hook> hooks = new TreeMap<>();
        config.find("hook.command").ifPresent(c -> hooks.put("command", new CommandHook(c, each)));
        config.find("hook.http").ifPresent(u -> hooks.put("http", HttpHook.of(u, each)));
        config.find("hook.mail").ifPresent(to -> hooks.put("mail", mail(config, to, each)));
        return new Hooks(hooks, each.plus(each));
    }

    private static Hook mail(HealthConfig config, String to, Duration deadline) {
        return new MailHook(
                config.find("hook.mail.host").orElse("localhost"),
                config.find("hook.mail.port").map(Integer::parseInt).orElse(25),
                config.find("hook.mail.from").orElse("hastack@localhost"),
                List.of(to.split("\\s*,\\s*")),
                deadline);
    }

    private static Map<String, Object> properties(Change change) {
        Condition c = change.condition();
        Map<String, Object> properties = new HashMap<>();
        properties.put("number", change.number());
        properties.put("at", change.at().toString());
        change.was().ifPresent(was -> properties.put("was", was.text()));
        properties.put("subject", c.subject());
        properties.put("type", c.type());
        properties.put("status", c.status().text());
        properties.put("reason", c.reason());
        properties.put("message", c.message());
        properties.put("since", c.since().toString());
        return properties;
    }
}
