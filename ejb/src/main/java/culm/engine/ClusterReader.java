package culm.engine;

import culm.api.ComponentView;
import culm.api.QueueView;
import culm.api.RunOptions;
import culm.api.ServerView;
import culm.port.Backlog;
import culm.port.Lease;
import culm.port.Roll;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says who works, and on what. */
final class ClusterReader {

    private final Ports ports;
    private final InstantSource clock;

    ClusterReader(Ports ports, InstantSource clock) {
        this.ports = ports;
        this.clock = clock;
    }

    List<ComponentView> components() {
        return ports.plugins().components().stream()
                .map(entry -> new ComponentView(
                        entry.code(),
                        entry.version(),
                        entry.name(),
                        entry.group(),
                        entry.idempotent(),
                        entry.transactional()))
                .toList();
    }

    List<ServerView> servers() {
        var roll = ports.workers().roll();
        var held = ports.tokens().held();
        return roll.leases().stream().map(lease -> view(lease, roll, held)).toList();
    }

    private static ServerView view(Lease lease, Roll roll, Map<String, Integer> held) {
        var server = lease.server();
        return new ServerView(
                server.name(),
                server.incarnation(),
                lease.since(),
                lease.until(),
                lease.over(roll.now()) ? "LOST" : server.draining() ? "DRAINING" : "ALIVE",
                shown(server.consumers()),
                held.getOrDefault(server.signature(), 0));
    }

    /** The same by the names that people know. */
    static Map<String, Integer> shown(Map<String, Integer> byQueue) {
        return byQueue.entrySet().stream()
                .collect(Collectors.toMap(queue -> shown(queue.getKey()), Map.Entry::getValue));
    }

    private static String shown(String queue) {
        return queue.isEmpty() ? RunOptions.DEFAULT_QUEUE : queue;
    }

    List<QueueView> queues() {
        var consumers = consumers();
        var backlogs = ports.tokens().backlogs().stream().collect(Collectors.toMap(Backlog::queue, backlog -> backlog));
        var names = new TreeSet<>(consumers.keySet());
        names.addAll(backlogs.keySet());
        return names.stream()
                .map(queue -> view(queue, consumers.getOrDefault(queue, 0), backlogs.get(queue)))
                .toList();
    }

    private Map<String, Integer> consumers() {
        var roll = ports.workers().roll();
        var consumers = new HashMap<String, Integer>();
        ports.workers().queues().keySet().forEach(queue -> consumers.put(queue, 0));
        for (var lease : roll.leases()) {
            var takes = !lease.over(roll.now()) && !lease.server().draining();
            lease.server()
                    .consumers()
                    .forEach((queue, count) -> consumers.merge(queue, takes ? count : 0, Integer::sum));
        }
        return consumers;
    }

    private QueueView view(String queue, int consumers, Backlog backlog) {
        if (backlog == null) {
            return new QueueView(shown(queue), consumers, 0, null);
        }
        var waited = Duration.between(backlog.since(), clock.instant());
        return new QueueView(shown(queue), consumers, backlog.tokens(), Math.max(0, waited.toSeconds()));
    }
}
