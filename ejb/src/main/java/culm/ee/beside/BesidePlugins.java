package culm.ee.beside;

import culm.beside.Crossing;
import culm.beside.OfferedComponent;
import culm.node.Limit;
import culm.node.Plugins;
import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Culm's own plugins, and the components that applications beside it offer as long as they are deployed. Its own ones come first. */
public final class BesidePlugins implements Plugins {

    /** The applications of a server start in no order that Culm could rely on. */
    private static final Duration SERVER_START = Duration.ofSeconds(60);

    /** An application that is deployed anew is away for so long. */
    private static final Duration REDEPLOYMENT = Duration.ofSeconds(10);

    /** Which application has offered a component, and since when it is not there. */
    private record Known(String application, Instant goneSince) {}

    private final Plugins own;
    private final MBeanServer server;
    private final InstantSource clock;
    private final Instant start;
    private final Map<ObjectName, Known> known = new ConcurrentHashMap<>();

    public BesidePlugins(Plugins own, MBeanServer server, InstantSource clock) {
        this.own = own;
        this.server = server;
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public Optional<Component> component(String code, String version) {
        return own.component(code, version).or(() -> offered(code, version)
                .map(there -> new OfferedComponent(server, Crossing.name(code, version))));
    }

    private Optional<Map<?, ?>> offered(String code, String version) {
        return offered(Crossing.name(code, version));
    }

    private Optional<Map<?, ?>> offered(ObjectName name) {
        if (!server.isRegistered(name)) {
            return Optional.empty();
        }
        try {
            var description = (Map<?, ?>) server.getAttribute(name, Crossing.DESCRIPTION);
            known.put(name, new Known(String.valueOf(description.get("application")), null));
            return Optional.of(description);
        } catch (JMException gone) {
            return Optional.empty();
        }
    }

    @Override
    public boolean expected(String code, String version) {
        var now = clock.instant();
        var before = known.computeIfPresent(
                Crossing.name(code, version),
                (name, seen) -> seen.goneSince() == null ? new Known(seen.application(), now) : seen);
        return before != null
                ? now.isBefore(before.goneSince().plus(REDEPLOYMENT))
                : now.isBefore(start.plus(SERVER_START));
    }

    @Override
    public String absence(String code, String version) {
        var before = known.get(Crossing.name(code, version));
        return before == null
                ? "component %s of version %s is not deployed".formatted(code, version)
                : "component %s of version %s is not deployed: application %s, which had it, was undeployed"
                        .formatted(code, version, before.application());
    }

    @Override
    public Optional<LazyVariable> lazyVariable(String code) {
        return own.lazyVariable(code);
    }

    @Override
    public Optional<EndEvent> endEvent(String type) {
        return own.endEvent(type);
    }

    @Override
    public List<Entry> components() {
        var all = new ArrayList<>(own.components());
        server.queryNames(Crossing.EVERY, null).stream()
                .flatMap(name -> offered(name).stream())
                .map(BesidePlugins::entry)
                .filter(entry -> !own.hasComponent(entry.code(), entry.version()))
                .forEach(all::add);
        all.sort(Comparator.comparing(Entry::code).thenComparing(Entry::version));
        return all;
    }

    private static Entry entry(Map<?, ?> description) {
        return new Entry(
                text(description, "code"),
                text(description, "version"),
                text(description, "name"),
                text(description, "group"),
                is(description, "idempotent"),
                is(description, "transactional"));
    }

    private static String text(Map<?, ?> description, String key) {
        return String.valueOf(description.get(key));
    }

    private static boolean is(Map<?, ?> description, String key) {
        return Boolean.TRUE.equals(description.get(key));
    }

    @Override
    public boolean idempotent(String code, String version) {
        return own.hasComponent(code, version)
                ? own.idempotent(code, version)
                : offered(code, version)
                        .filter(there -> is(there, "idempotent"))
                        .isPresent();
    }

    @Override
    public boolean transactional(String code, String version) {
        return own.hasComponent(code, version)
                ? own.transactional(code, version)
                : offered(code, version)
                        .filter(there -> is(there, "transactional"))
                        .isPresent();
    }

    @Override
    public Limit limit(String code, String version) {
        return own.hasComponent(code, version)
                ? own.limit(code, version)
                : offered(code, version).map(BesidePlugins::limit).orElse(Limit.NONE);
    }

    /** Who was built with an older release says nothing of it. */
    @Override
    public String queue(String code, String version) {
        return own.hasComponent(code, version)
                ? own.queue(code, version)
                : offered(code, version)
                        .map(there -> there.get("queue") instanceof String queue ? queue : "")
                        .orElse("");
    }

    private static Limit limit(Map<?, ?> description) {
        var concurrency = description.get("concurrency") instanceof Number number ? number.intValue() : 0;
        var rate = description.get("rate") instanceof Number number ? number.doubleValue() : 0;
        return new Limit(concurrency, rate);
    }

    @Override
    public boolean hasComponent(String code) {
        return own.hasComponent(code)
                || components().stream().anyMatch(entry -> entry.code().equals(code));
    }

    @Override
    public boolean hasComponent(String code, String version) {
        return own.hasComponent(code, version) || server.isRegistered(Crossing.name(code, version));
    }

    @Override
    public boolean hasLazyVariable(String code) {
        return own.hasLazyVariable(code);
    }

    @Override
    public boolean hasEndEvent(String type) {
        return own.hasEndEvent(type);
    }
}
