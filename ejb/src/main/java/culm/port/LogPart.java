package culm.port;

import java.util.List;

/**
 * What one call of a component has logged.
 *
 * @param id later ones sort after earlier ones
 * @param version of the attempt
 * @param firstLine the number of its first line within the attempt, from 1; what was left out is counted
 */
public record LogPart(String id, String runId, String nodeId, String version, long firstLine, List<LogLine> lines) {

    /** Where it is and how large, without the lines. */
    public record Extent(String id, long firstLine, int lines, int size) {

        public long end() {
            return firstLine + lines;
        }
    }

    public LogPart {
        lines = List.copyOf(lines);
    }

    public Extent extent() {
        return new Extent(
                id,
                firstLine,
                lines.size(),
                lines.stream().mapToInt(LogLine::size).sum());
    }
}
