package culm.ee.care;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.Removals;
import culm.port.Run;
import culm.port.Runs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Says when a run is to be removed. Within the transaction in which that is written down. */
public final class RemovalDesk {

    private final Runs runs;
    private final Removals removals;
    private final InstantSource clock;

    public RemovalDesk(Runs runs, Removals removals, InstantSource clock) {
        this.runs = runs;
        this.removals = removals;
        this.clock = clock;
    }

    /**
     * When it is over, and not before this time; refused with PIPELINE_NOT_FOUND.
     *
     * @param time null: as the settings say
     */
    public ActionResult removeAfter(String id, Instant time) {
        if (runs.find(id).isEmpty()) {
            return unknown(id);
        }
        removals.removeAfter(id, time);
        var extra = new HashMap<String, Object>();
        extra.put("remove_after", time == null ? null : time.toString());
        return ActionResult.success(extra);
    }

    /** As soon as nothing tells of it any more; refused with PIPELINE_NOT_FOUND, ILLEGAL_STATE. */
    public ActionResult removeNow(String id) {
        var run = runs.find(id);
        if (run.isEmpty()) {
            return unknown(id);
        }
        return run.map(Run::state)
                .filter(state -> !state.ended())
                .map(state -> ActionResult.refused(
                        Code.ILLEGAL_STATE,
                        "only a run that is over can be removed; pipeline(%s) is %s".formatted(id, state),
                        Map.of("state", run.get().listedState().name())))
                .orElseGet(() -> removeAfter(id, clock.instant()));
    }

    private static ActionResult unknown(String id) {
        return ActionResult.refused(Code.PIPELINE_NOT_FOUND, "pipeline(%s) does not exist".formatted(id));
    }
}
