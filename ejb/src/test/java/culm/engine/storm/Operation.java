package culm.engine.storm;

import culm.api.ActionResult;
import culm.engine.storm.Move.What;

/**
 * A call that an operator has made.
 *
 * @param target the node or pipeline
 * @param argument what else was given, or null
 */
record Operation(What what, String target, Object argument, ActionResult answer, Snapshot before, Snapshot after) {

    boolean accepted() {
        return answer.result();
    }

    @Override
    public String toString() {
        return "%s %s%s: %s"
                .formatted(what, target, argument == null ? "" : " " + argument, accepted() ? "OK" : answer.code());
    }
}
