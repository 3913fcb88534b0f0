package culm.ee.care;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long what is over is kept.
 *
 * @param keepRuns {@code retention-days}: how many days a run is kept when it is over; 0: until somebody says otherwise. Default 0
 * @param keepAudit {@code audit-keep-days}: how many days an entry of the audit log is kept; 0: as long as the run that it is about, and for
 *     ever if it is about none. Default 0
 * @param keepBatches {@code batch-keep-days}: how many days a batch is kept when it is over. Default 30
 * @param archive {@code archive-directory}: where runs are written to before they are removed; all servers must reach the same. Default: they
 *     are not
 * @param percent {@code retention-percent}: how much of the time of one thread removal may take. 1 to 100; default 20
 */
public record CareSettings(
        Optional<Duration> keepRuns,
        Optional<Duration> keepAudit,
        Duration keepBatches,
        Optional<Path> archive,
        int percent) {}
