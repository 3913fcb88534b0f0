package culm.ee.worker;

import culm.api.Code;
import culm.api.CulmException;
import culm.port.WorkerTask.Hold;
import java.util.regex.Pattern;

/** A task as its worker names it. */
public record HeldTask(String id, String worker, long fence) {

    private static final Pattern ID = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([A-Za-z0-9]{1,64})");

    /** @throws CulmException NOT_FOUND, INVALID_ARGUMENT */
    public HeldTask {
        if (!ID.matcher(id).matches()) {
            throw new CulmException(Code.NOT_FOUND, "no task has an id of this form: '%s'".formatted(id));
        }
        ClaimSpec.checkWorker(worker);
        if (fence < 1) {
            throw new CulmException(Code.INVALID_ARGUMENT, "fence must be the one that came with the task");
        }
    }

    public String nodeId() {
        return id.substring(0, id.indexOf('.'));
    }

    /** @param node that it is asked about */
    public Hold on(String node) {
        return new Hold(node, id.substring(id.indexOf('.') + 1), worker, fence);
    }
}
