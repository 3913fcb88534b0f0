package culm.ee.component;

import culm.ee.http.Targets;
import java.time.Duration;

/**
 * Where {@code http_request} may go.
 *
 * @param targets {@code http-targets}: what may be reached at public addresses, of the form of {@link Targets}. Default: nothing
 * @param privateTargets {@code http-private-targets}: what may be reached also at addresses of this machine and of private
 *     networks, of the same form. Default: nothing
 * @param timeout {@code http-timeout-seconds}: how long a node may give a request at most, in seconds. 1 to 3600; default 60
 * @param mostBytes {@code http-max-kb}: how long an answer may be, in KiB. 1 to 65536; default 1024
 */
public record HttpSettings(Targets targets, Targets privateTargets, Duration timeout, int mostBytes) {}
