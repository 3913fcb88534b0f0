package culm.ee.timer;

import java.time.Duration;

/** @param forgottenAfter how long a token may lie untaken before it is sent again */
public record SweepTimes(Duration forgottenAfter) {}
