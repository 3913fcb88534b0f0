package culm.local;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For logs and pipes: a line for each change, never taken back. */
final class PlainProgress implements ProgressView {

    private final PrintStream out;
    private final Map<String, String> shown = new HashMap<>();

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(List<NodeRow> rows) {
        for (var row : rows) {
            if (!row.state().equals(shown.put(row.id(), row.state()))) {
                out.printf("  %-28s %s%n", row.name(), row.state());
            }
        }
    }
}
