package culm.engine;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.LogLineView;
import culm.api.LogPage;
import culm.data.Hidden;
import culm.port.LogPart;
import culm.port.NodeRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Shows what components have logged, a page at a time. */
final class LogReader {

    private static final int MOST_PARTS = 50;
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,64}\\.\\d{1,18}");

    private final Ports ports;
    private final Masking masking;

    LogReader(Ports ports, Masking masking) {
        this.ports = ports;
        this.masking = masking;
    }

    /** Up to which line of which part a reader has come. */
    private record Place(String part, long line) {
        private static final Place START = new Place(null, 0);

        private static Place of(String cursor) {
            if (cursor == null) {
                return START;
            }
            if (!CURSOR.matcher(cursor).matches()) {
                throw new CulmException(Code.INVALID_ARGUMENT, "cursor is not one of ours");
            }
            var dot = cursor.indexOf('.');
            return new Place(cursor.substring(0, dot), Long.parseLong(cursor.substring(dot + 1)));
        }

        private String cursor() {
            return part + "." + line;
        }
    }

    LogPage page(String nodeId, String version, String cursor, int limit) {
        if (limit < 1 || limit > LogPage.MAX_LIMIT) {
            throw new CulmException(
                    Code.INVALID_ARGUMENT,
                    "limit must be between 1 and %d; it is %d".formatted(LogPage.MAX_LIMIT, limit));
        }
        var from = Place.of(cursor);
        var run = ports.runs()
                .ofNode(nodeId)
                .orElseThrow(() -> new CulmException(Code.NODE_NOT_FOUND, "node(%s) does not exist".formatted(nodeId)));
        var parts = ports.logs().list(nodeId, version, from.part(), MOST_PARTS + 1);
        if (parts.isEmpty()) {
            return new LogPage(List.of(), false, null);
        }
        var attempts =
                ports.nodes().find(nodeId).filter(NodeRun::entered).stream().toList();
        return new Page(from, masking.of(run, nodeId, attempts), limit).of(parts);
    }

    /** A page in the making. */
    private static final class Page {
        private final Place from;
        private final Hidden mask;
        private final int limit;
        private final List<LogLineView> lines = new ArrayList<>();
        private final Map<String, Long> expected = new HashMap<>();
        private Place reached;
        private boolean truncated;

        private Page(Place from, Hidden mask, int limit) {
            this.from = from;
            this.mask = mask;
            this.limit = limit;
            this.reached = from;
        }

        private LogPage of(List<LogPart> parts) {
            var more = parts.size() > MOST_PARTS;
            var shown = more ? parts.subList(0, MOST_PARTS).iterator() : parts.iterator();
            var full = false;
            while (shown.hasNext() && !full) {
                full = add(shown.next());
            }
            return new LogPage(lines, truncated, full || more ? reached.cursor() : null);
        }

        /** Returns whether some of its lines are for another page. */
        private boolean add(LogPart part) {
            var number = part.firstLine();
            var seen = part.id().equals(from.part());
            truncated |= number > expected.getOrDefault(part.version(), seen ? number : 1);
            for (var line : part.lines()) {
                if (!seen || number > from.line()) {
                    if (lines.size() == limit) {
                        return true;
                    }
                    lines.add(new LogLineView(
                            part.version(), number, line.at(), line.level(), line.source(), mask.in(line.text())));
                    reached = new Place(part.id(), number);
                }
                number++;
            }
            expected.put(part.version(), number);
            return false;
        }
    }
}
