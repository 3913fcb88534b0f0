package culm.ee.observe;

import culm.api.QueueView;
import culm.api.ServerView;
import java.util.List;
import java.util.Map;

/**
 * What all servers have before them together, as the database told it at one moment.
 *
 * @param runs how many have not come to their end, by state
 */
public record ClusterFigures(Map<String, Integer> runs, List<QueueView> queues, List<ServerView> servers) {}
