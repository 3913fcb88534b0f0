package culm.web.rest;

import culm.api.QueueView;
import culm.api.ServerView;
import culm.api.SettingView;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an administrator sees of the servers, as JSON values. The names are the contract of REST. */
final class ClusterViews {

    private ClusterViews() {}

    static Map<String, Object> of(ServerView server) {
        return Views.object(
                "name", server.name(),
                "incarnation", server.incarnation(),
                "started_at", Views.iso(server.startedAt()),
                "lease_until", Views.iso(server.leaseUntil()),
                "state", server.state(),
                "queues", counts(server.queues()),
                "tokens", (long) server.tokens());
    }

    private static Map<String, Object> counts(Map<String, Integer> queues) {
        var counts = new LinkedHashMap<String, Object>();
        queues.forEach((queue, count) -> counts.put(queue, count.longValue()));
        return counts;
    }

    static Map<String, Object> of(QueueView queue) {
        return Views.object(
                "name",
                queue.name(),
                "consumers",
                (long) queue.consumers(),
                "ready",
                (long) queue.ready(),
                "oldest_seconds",
                queue.oldestSeconds());
    }

    static Map<String, Object> of(SettingView setting) {
        return Views.object(
                "name", setting.name(),
                "value", setting.value(),
                "default", setting.unset(),
                "source", setting.source());
    }
}
