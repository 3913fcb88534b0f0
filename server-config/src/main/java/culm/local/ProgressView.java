package culm.local;

import java.io.PrintStream;
import java.util.List;

/** Shows how far the nodes of a run are. */
interface ProgressView {

    void show(List<NodeRow> rows);

    static ProgressView on(PrintStream out, boolean terminal) {
        return terminal ? new LiveProgress(out) : new PlainProgress(out);
    }
}
