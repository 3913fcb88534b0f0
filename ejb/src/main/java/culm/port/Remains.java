package culm.port;

import java.util.List;
import java.util.Map;

/**
 * What there is of a run that is over.
 *
 * @param nodes all that were entered, with inputs and outputs
 * @param attempts those that ended before the present one of their node, in order
 * @param audit what was done to it by whom, in order
 */
public record Remains(
        Run run, List<NodeRun> nodes, List<Attempt> attempts, Map<String, String> labels, List<AuditEntry> audit) {}
