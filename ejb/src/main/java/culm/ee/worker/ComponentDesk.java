package culm.ee.worker;

import culm.api.ActionResult;
import culm.api.Code;
import culm.engine.WorkerDesk;
import culm.engine.WorkerRegistry;
import culm.plugin.Plugin;
import culm.port.WorkerComponent;
import culm.port.WorkerKind;
import culm.port.WorkerTasks.Load;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes components known that workers serve. */
public final class ComponentDesk {

    private static final int ATTEMPTS = 5;
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int MOST = 1_000;
    private static final int LONGEST_TEXT = 255;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final WorkerRegistry registry;
    private final WorkerDesk desk;
    private final InstantSource clock;

    public ComponentDesk(WorkerRegistry registry, WorkerDesk desk, InstantSource clock) {
        this.registry = registry;
        this.desk = desk;
        this.clock = clock;
    }

    public List<ServedView> list() {
        var loads = desk.loads();
        return registry.list().stream()
                .map(component -> ServedView.of(component, load(loads, component.kind())))
                .toList();
    }

    /** Of all that are known, also those of which nothing is to be done. */
    public List<Load> loads() {
        var loads = desk.loads();
        return registry.list().stream()
                .map(component -> load(loads, component.kind()))
                .toList();
    }

    private static Load load(List<Load> loads, WorkerKind kind) {
        return loads.stream()
                .filter(load -> load.kind().equals(kind))
                .findFirst()
                .orElse(new Load(kind, 0, 0, null));
    }

    /** To be followed by {@link #changed}. */
    public ActionResult register(String by, ComponentSpec spec) {
        var kind = new WorkerKind(spec.code(), version(spec.version()));
        var attempts = spec.maxAttempts() == null ? ATTEMPTS : spec.maxAttempts();
        return refusal(kind, spec, attempts)
                .orElseGet(() -> registry.register(new WorkerComponent(
                        kind,
                        spec.name() == null || spec.name().isEmpty() ? kind.code() : spec.name(),
                        spec.group() == null ? "" : spec.group(),
                        !Boolean.FALSE.equals(spec.idempotent()),
                        attempts,
                        by,
                        clock.instant())));
    }

    private static String version(String named) {
        return named == null ? Plugin.LEGACY : named;
    }

    private Optional<ActionResult> refusal(WorkerKind kind, ComponentSpec spec, int attempts) {
        if (kind.code() == null || !CODE.matcher(kind.code()).matches()) {
            return invalid("code must be 1 to 128 letters, digits and _.:-");
        }
        if (!VERSION.matcher(kind.version()).matches()) {
            return invalid("version must be 1 to 64 letters, digits and _.:-");
        }
        if (isTooLong(spec.name()) || isTooLong(spec.group())) {
            return invalid("name and group have at most %d characters".formatted(LONGEST_TEXT));
        }
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            return invalid("max_attempts must be 1 to %d; it is %d".formatted(MOST_ATTEMPTS, attempts));
        }
        return registry.list().size() < MOST
                ? Optional.empty()
                : Optional.of(ActionResult.refused(
                        Code.ILLEGAL_STATE, "there are %d components of workers; remove one".formatted(MOST)));
    }

    private static boolean isTooLong(String text) {
        return text != null && text.length() > LONGEST_TEXT;
    }

    private static Optional<ActionResult> invalid(String message) {
        return Optional.of(ActionResult.refused(Code.INVALID_ARGUMENT, message));
    }

    /** To be followed by {@link #changed}. What has tasks stays, lest nobody could end them. */
    public ActionResult remove(String code, String version) {
        var kind = new WorkerKind(code, version(version));
        var load = load(desk.loads(), kind);
        var tasks = load.waiting() + load.handedOut();
        return tasks == 0
                ? registry.remove(kind)
                : ActionResult.refused(
                        Code.ILLEGAL_STATE, "%d tasks of it are not done; end or revoke them first".formatted(tasks));
    }

    /** What was changed is committed, and holds on this server from now on; on others within a second. */
    public void changed() {
        registry.refresh();
    }
}
