package culm.engine;

import culm.api.ActionResult;
import culm.api.Code;
import culm.data.Excerpt;
import culm.port.AuditEntry;
import culm.port.Call;
import culm.port.FirstAnswer;
import culm.port.FirstAnswers;
import culm.port.Run;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes down who has called, with what the call has changed. */
final class Recorder {

    /** Characters of what a call brought. */
    private static final int MOST = 4_000;

    private final Ports ports;
    private final InstantSource clock;
    private final IdSource ids;
    private final Predicate<String> secret;

    /** @param secret names of values that are not to be seen */
    Recorder(Ports ports, InstantSource clock, IdSource ids, Predicate<String> secret) {
        this.ports = ports;
        this.clock = clock;
        this.ids = ids;
        this.secret = secret;
    }

    /** To be kept with the change; nothing if such calls are not recorded. */
    Optional<AuditEntry> entry(Call call, Run run, Object before, Object after) {
        return entry(call, run, before, after, name -> false);
    }

    private Optional<AuditEntry> entry(Call call, Run run, Object before, Object after, Predicate<String> ofNode) {
        if (!call.recorded()) {
            return Optional.empty();
        }
        var changes = Excerpt.of(call.given(), secret.or(ofNode), MOST);
        return Optional.of(call.entry(
                ids.next(),
                clock.instant(),
                run.project(),
                run.id(),
                Code.OK.name(),
                name(before),
                name(after),
                changes));
    }

    /**
     * Within the transaction of the change.
     *
     * @param ofNode further names, that the tree marks
     */
    void accepted(Call call, Run run, Object before, Object after, Predicate<String> ofNode) {
        entry(call, run, before, after, ofNode).ifPresent(ports.audit()::add);
    }

    void accepted(Call call, Run run, Object before, Object after) {
        accepted(call, run, before, after, name -> false);
    }

    /** A change of the engine as a whole, or of who may use it. */
    void accepted(Call call, Map<String, Object> changes) {
        if (call.recorded()) {
            var seen = Excerpt.of(changes, secret, MOST);
            ports.audit().add(call.entry(ids.next(), clock.instant(), null, null, Code.OK.name(), null, null, seen));
        }
    }

    /** How a call is answered that may come again, to be kept with the change. */
    Optional<FirstAnswers.Given> given(Call call, ActionResult answer) {
        return Optional.ofNullable(call.once())
                .map(once ->
                        new FirstAnswers.Given(once, new FirstAnswer(once.request(), answer.extra(), clock.instant())));
    }

    /** The same within the transaction of the change. */
    void answered(Call call, ActionResult answer) {
        given(call, answer).ifPresent(given -> ports.answers().add(given.once(), given.answer()));
    }

    /** A call that was made before, and has changed nothing now. */
    void repeated(Call call, Map<String, Object> extra) {
        ports.transactions().run(() -> {
            var about =
                    extra.get("pipeline_id") instanceof String made && call.target() == null ? call.about(made) : call;
            var run = about.target() == null ? Optional.<Run>empty() : concerned(about.target());
            ports.audit()
                    .add(about.entry(
                            ids.next(),
                            clock.instant(),
                            run.map(Run::project).orElse(null),
                            run.map(Run::id).orElse(null),
                            Code.OK.name(),
                            null,
                            null,
                            Map.of("repeated", true)));
        });
    }

    /** In a transaction of its own: nothing else has happened. */
    void refused(Call call, Code code) {
        if (call.recorded()) {
            ports.transactions().alone(() -> {
                var run = call.target() == null ? Optional.<Run>empty() : concerned(call.target());
                ports.audit().add(call.refused(ids.next(), clock.instant(), run, code.name()));
                return null;
            });
        }
    }

    private Optional<Run> concerned(String id) {
        return ports.runs().find(id).or(() -> ports.runs().ofNode(id));
    }

    private static String name(Object state) {
        return state == null ? null : state.toString();
    }
}
