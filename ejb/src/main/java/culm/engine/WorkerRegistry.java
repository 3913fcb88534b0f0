package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.node.Limit;
import culm.node.Plugins;
import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import culm.port.Transactions;
import culm.port.WorkerComponent;
import culm.port.WorkerComponents;
import culm.port.WorkerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The components that trees can name: those that are deployed here, and those that workers serve. The latter are rows, of which
 * what was read last is remembered; they are read again by {@link #refresh}, and when something is asked for that is not among them.
 */
public final class WorkerRegistry implements Plugins {

    private static final Component SERVED = new WorkerServed();

    private final Plugins deployed;
    private final WorkerComponents rows;
    private final Transactions transactions;
    private volatile Map<WorkerKind, WorkerComponent> known = Map.of();

    public WorkerRegistry(Plugins deployed, WorkerComponents rows, Transactions transactions) {
        this.deployed = deployed;
        this.rows = rows;
        this.transactions = transactions;
    }

    /** Looks at what was made known on any server. */
    public void refresh() {
        var fresh = new LinkedHashMap<WorkerKind, WorkerComponent>();
        transactions.alone(rows::list).forEach(component -> fresh.put(component.kind(), component));
        known = fresh;
    }

    /** Those of workers, by code and version. */
    public List<WorkerComponent> list() {
        refresh();
        return List.copyOf(known.values());
    }

    /**
     * Makes a component known, or changes what is known of it; tasks that wait already stay as they are. To be followed by
     * {@link #refresh} when the transaction is over.
     */
    public ActionResult register(WorkerComponent component) {
        var kind = component.kind();
        if (deployed.hasComponent(kind.code(), kind.version())) {
            return ActionResult.refused(
                    Code.ALREADY_EXISTS,
                    "component %s of version %s is deployed in the server".formatted(kind.code(), kind.version()));
        }
        transactions.alone(() -> {
            rows.put(component);
            return null;
        });
        return ActionResult.success(Map.of("code", kind.code(), "version", kind.version()));
    }

    /** As {@link #register}. Trees that name it are refused from then on; nodes that come to it fail. */
    public ActionResult remove(WorkerKind kind) {
        return transactions.alone(() -> {
            if (rows.list().stream().noneMatch(component -> component.kind().equals(kind))) {
                return ActionResult.refused(
                        Code.NOT_FOUND,
                        "no worker component %s of version %s is registered".formatted(kind.code(), kind.version()));
            }
            rows.remove(kind);
            return ActionResult.success();
        });
    }

    private Optional<WorkerComponent> served(String code, String version) {
        return Optional.ofNullable(known.get(new WorkerKind(code, version)));
    }

    private boolean knownAtLast(BooleanSupplier isKnown) {
        if (isKnown.getAsBoolean()) {
            return true;
        }
        refresh();
        return isKnown.getAsBoolean();
    }

    @Override
    public Optional<Component> component(String code, String version) {
        var found = deployed.component(code, version);
        return found.isEmpty() && hasComponent(code, version) ? Optional.of(SERVED) : found;
    }

    @Override
    public Optional<ByWorkers> byWorkers(String code, String version) {
        return deployed.hasComponent(code, version)
                ? Optional.empty()
                : served(code, version).map(component -> new ByWorkers(component.mostAttempts()));
    }

    @Override
    public List<Entry> components() {
        var entries = new ArrayList<>(deployed.components());
        for (var component : known.values()) {
            var kind = component.kind();
            if (!deployed.hasComponent(kind.code(), kind.version())) {
                entries.add(new Entry(
                        kind.code(),
                        kind.version(),
                        component.name(),
                        component.group(),
                        component.idempotent(),
                        false));
            }
        }
        entries.sort(Comparator.comparing(Entry::code).thenComparing(Entry::version));
        return entries;
    }

    /** To wait for a worker once more does no harm; what the worker does is for its task to say. */
    @Override
    public boolean idempotent(String code, String version) {
        return deployed.idempotent(code, version) || byWorkers(code, version).isPresent();
    }

    @Override
    public boolean transactional(String code, String version) {
        return deployed.transactional(code, version);
    }

    @Override
    public Limit limit(String code, String version) {
        return deployed.limit(code, version);
    }

    @Override
    public String queue(String code, String version) {
        return deployed.queue(code, version);
    }

    @Override
    public boolean expected(String code, String version) {
        return deployed.expected(code, version);
    }

    @Override
    public String absence(String code, String version) {
        return deployed.absence(code, version);
    }

    @Override
    public boolean hasComponent(String code) {
        return deployed.hasComponent(code)
                || knownAtLast(() ->
                        known.keySet().stream().anyMatch(kind -> kind.code().equals(code)));
    }

    @Override
    public boolean hasComponent(String code, String version) {
        return deployed.hasComponent(code, version)
                || knownAtLast(() -> served(code, version).isPresent());
    }

    @Override
    public Optional<LazyVariable> lazyVariable(String code) {
        return deployed.lazyVariable(code);
    }

    @Override
    public Optional<EndEvent> endEvent(String type) {
        return deployed.endEvent(type);
    }

    @Override
    public boolean hasLazyVariable(String code) {
        return deployed.hasLazyVariable(code);
    }

    @Override
    public boolean hasEndEvent(String type) {
        return deployed.hasEndEvent(type);
    }
}
