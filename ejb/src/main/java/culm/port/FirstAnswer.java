package culm.port;

import java.time.Instant;
import java.util.Map;

/**
 * How a call was answered that was accepted.
 *
 * @param request the fingerprint of what was asked for
 * @param extra facts about the outcome, as JSON values
 */
public record FirstAnswer(String request, Map<String, Object> extra, Instant at) {}
