package culm.port;

import java.time.Instant;

/**
 * Failures of one kind.
 *
 * @param runs in how many runs
 * @param nodes at how many nodes
 * @param latest when the last one came
 * @param sample one of the nodes
 */
public record ErrorGroup(String group, int runs, int nodes, Instant latest, String sample) {}
