package culm.ee.observe;

import culm.api.QueueView;
import culm.api.ServerView;
import culm.port.WorkerTasks.Load;
import java.util.List;
import java.util.Map;

/**
 * What all servers have before them together, as the database told it at one moment.
 *
 * @param runs how many have not come to their end, by state
 * @param tasks of workers
 */
public record ClusterFigures(
        Map<String, Integer> runs, List<QueueView> queues, List<ServerView> servers, List<Load> tasks) {}
