package culm.ee.service;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.ee.access.Ledger;
import culm.ee.worker.ClaimSpec;
import culm.ee.worker.Claimer;
import culm.ee.worker.ComponentDesk;
import culm.ee.worker.ComponentSpec;
import culm.ee.worker.HeldTask;
import culm.ee.worker.ServedView;
import culm.ee.worker.TaskView;
import culm.ee.worker.WaitingRoom;
import culm.ee.worker.WaitingRoom.Sight;
import culm.engine.Engine;
import culm.port.Call;
import culm.port.WorkerTask.Hold;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link WorkerService} for callers in this server. What is asked again and again leaves nothing in the audit log. */
@Stateless(name = "WorkerService")
@Local(WorkerService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
public class StatelessWorkerService implements WorkerService {

    @Resource
    private SessionContext session;

    @Inject
    private Gate gate;

    @Inject
    private Calls calls;

    @Inject
    private Engine engine;

    @Inject
    private ComponentDesk components;

    @Inject
    private WaitingRoom room;

    @Inject
    private Ledger ledger;

    private Caller caller() {
        return calls.caller(session);
    }

    @Override
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    public List<ServedView> components() {
        return gate.oversee(caller(), components::list);
    }

    @Override
    public ActionResult register(ComponentSpec spec) {
        var caller = caller();
        var given = new LinkedHashMap<String, Object>();
        given.put("code", spec.code());
        given.put("version", spec.version());
        given.put("name", spec.name());
        given.put("group", spec.group());
        given.put("idempotent", spec.idempotent());
        given.put("max_attempts", spec.maxAttempts());
        given.values().removeIf(Objects::isNull);
        var call = calls.of(caller.name(), "register_worker_component", spec.code(), given, given);
        return change(call, caller, () -> components.register(caller.name(), spec));
    }

    @Override
    public ActionResult remove(String code, String version) {
        var caller = caller();
        var given = Given.of("version", version);
        var call = calls.of(caller.name(), "remove_worker_component", code, given, given);
        return change(call, caller, () -> components.remove(code, version));
    }

    private ActionResult change(Call call, Caller caller, Supplier<ActionResult> change) {
        var answer = ledger.change(call, () -> gate.changeForAll(caller, change));
        components.changed();
        calls.recorded();
        return answer;
    }

    @Override
    public List<TaskView> claim(ClaimSpec spec) {
        return room.claim(spec, new Sight(gate.actable(caller())));
    }

    @Override
    public void await(ClaimSpec spec, Claimer claimer, Duration longest) {
        if (!room.join(spec, sight(), claimer, longest)) {
            throw new CulmException(Code.UNAVAILABLE, "too many workers wait at this server already");
        }
    }

    /** What the caller may do may change while it waits; asked on threads that nobody has logged in to. */
    private Supplier<Optional<Sight>> sight() {
        var name = session.getCallerPrincipal().getName();
        var roles = Stream.of(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN)
                .filter(role -> calls.isInRole(session, role))
                .collect(Collectors.toSet());
        return () -> {
            try {
                return Optional.of(new Sight(gate.actable(gate.caller(name, roles::contains))));
            } catch (CulmException noLonger) {
                return Optional.empty();
            }
        };
    }

    @Override
    public ActionResult heartbeat(HeldTask task, Duration lease) {
        return on(task, hold -> engine.workers().heartbeat(hold, lease));
    }

    @Override
    public ActionResult release(HeldTask task) {
        return on(task, engine.workers()::release);
    }

    private ActionResult on(HeldTask task, Function<Hold, ActionResult> work) {
        return gate.change(caller(), task.nodeId(), known -> work.apply(task.on(known)));
    }

    @Override
    public ActionResult complete(HeldTask task, Map<String, Object> outputs) {
        return ended("complete_task", task, "outputs", outputs, (hold, call) -> engine.workers()
                .complete(hold, outputs, call));
    }

    @Override
    public ActionResult fail(HeldTask task, Object error) {
        return ended("fail_task", task, "error", error, (hold, call) -> engine.workers()
                .fail(hold, error, call));
    }

    private ActionResult ended(
            String action, HeldTask task, String name, Object said, BiFunction<Hold, Call, ActionResult> end) {
        var caller = caller();
        var given = new LinkedHashMap<String, Object>();
        given.put("worker_id", task.worker());
        given.put(name, said);
        given.values().removeIf(Objects::isNull);
        var call = calls.of(caller.name(), action, task.nodeId(), given, given, task.id(), task.fence());
        return calls.kept(
                call,
                gate.change(
                        caller,
                        task.nodeId(),
                        known -> end.apply(task.on(known), known.equals(task.nodeId()) ? call : call.with(null))));
    }
}
