package culm.ee.timer;

import java.time.Duration;
import java.util.Map;

/**
 * @param forgottenAfter how long a token may lie untaken before it is sent again
 * @param consumers how many of them this server has for each queue
 */
public record SweepTimes(Duration forgottenAfter, Map<String, Integer> consumers) {}
