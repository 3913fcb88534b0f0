package culm.local;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** For a terminal: one line for each node, drawn over as it moves. */
final class LiveProgress implements ProgressView {

    private static final String ESCAPE = "\u001b[";
    private static final String PLAIN = ESCAPE + "0m";
    private static final Map<String, String> COLOURS = Map.of(
            "FINISHED", ESCAPE + "32m",
            "RUNNING", ESCAPE + "33m",
            "FAILED", ESCAPE + "31m");

    private final PrintStream out;
    private int drawn;

    LiveProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(List<NodeRow> rows) {
        var screen = new StringBuilder();
        if (drawn > 0) {
            screen.append(ESCAPE).append(drawn).append('A');
        }
        for (var row : rows) {
            screen.append(ESCAPE).append("2K").append(line(row)).append('\n');
        }
        out.print(screen);
        out.flush();
        drawn = rows.size();
    }

    private static String line(NodeRow row) {
        return "  %-28s %s%s%s".formatted(row.name(), COLOURS.getOrDefault(row.state(), PLAIN), row.state(), PLAIN);
    }
}
