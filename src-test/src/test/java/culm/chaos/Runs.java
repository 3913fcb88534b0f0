package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.StateView;
import culm.system.Documents;
import culm.system.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs of the flow of twenty nodes, and the operator who looks after them. */
final class Runs {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Set<String> BOOKINGS = Set.of("b1", "b2", "b3", "b4", "b5", "b6");

    private final AnyServer servers;
    private final String name;
    private final List<String> open = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private final Set<String> lost = new TreeSet<>();

    /** @param name the ids of the nodes begin with it */
    Runs(AnyServer servers, String name) {
        this.servers = servers;
        this.name = name;
    }

    void start(int count) {
        for (int i = 0; i < count; i++) {
            var id = name + all.size();
            var answer = servers.tell(server -> server.runPipeline(flow(id), RunOptions.defaults()));
            // ALREADY_EXISTS: the answer to the first try was lost with its server
            assertThat(answer.code()).as(answer.toString()).isIn(Code.OK, Code.ALREADY_EXISTS);
            all.add(id);
            open.add(id);
        }
    }

    /** The tree with ids of its own for each run, so that a start may be tried again. */
    private static Map<String, Object> flow(String id) {
        return Renamed.tree(Documents.tree("chaos"), id);
    }

    static String node(String run, String node) {
        return run + "-" + node;
    }

    /** Answers what asks, retries what was lost with a server, until all have ended. */
    void bringToTheirEnd(Duration limit) {
        var deadline = Instant.now().plus(limit);
        while (!open.isEmpty()) {
            operate();
            assertThat(Instant.now())
                    .as("%d of %d runs have not ended: %s", open.size(), all.size(), standing())
                    .isBefore(deadline);
            Waiting.pause(BETWEEN_LOOKS);
        }
    }

    /** One look at each run that has not ended. */
    void operate() {
        open.removeIf(run -> operate(run, servers.ask(server -> server.getState(run, false))));
    }

    private boolean operate(String run, StateView state) {
        var children = state.children();
        for (var node : children.values()) {
            if (node.state().equals("FAILED")) {
                retry(node.id());
            }
        }
        var ask = children.get(node(run, "ask"));
        if (ask != null && ask.state().equals("RUNNING")) {
            callBack(ask, "first");
            callBack(ask, "last");
        }
        return state.state().equals("FINISHED");
    }

    /** Each may have reached its server although the answer did not come back: its id makes the second harmless. */
    private void callBack(StateView node, String data) {
        var answer = servers.tell(
                server -> server.callback(node.id(), data, node.version(), data + " of " + node.version()));
        assertThat(answer.code())
                .as(answer.toString())
                .isIn(Code.OK, Code.CALLBACK_FINISHED, Code.STALE_ATTEMPT, Code.ILLEGAL_STATE, Code.NOT_CURRENT);
    }

    private void retry(String node) {
        var reason = servers.ask(server -> server.getOutputs(node)).exData();
        if (reason == null || reason.equals("")) {
            return; // somebody has retried it in the meantime: this very operator, whose answer was lost
        }
        assertThat(reason).as("why %s has failed", node).asString().matches("(?s)server .+ was lost .*");
        lost.add(node);
        servers.tell(server -> server.retryActivity(node));
    }

    private List<String> standing() {
        return open.stream()
                .limit(5)
                .map(run -> run + " "
                        + servers.ask(server -> server.getPipeline(run)).waiting())
                .toList();
    }

    /** Nodes whose component executed when its server was lost. */
    Set<String> lost() {
        return lost;
    }

    /** Nodes that must have a row of the transactional component. */
    Set<String> bookings() {
        return all.stream()
                .flatMap(run -> BOOKINGS.stream().map(node -> node(run, node)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every node once, the join once, and no attempt more than those that were lost. */
    void check() {
        for (var run : all) {
            var nodes = servers.ask(server -> server.getState(run, false)).children();
            assertThat(nodes).as("nodes of %s", run).hasSize(20);
            nodes.values().forEach(node -> {
                assertThat(node.state()).as(node.id()).isEqualTo("FINISHED");
                assertThat(node.loop()).as("passes of %s", node.id()).isEqualTo(1);
                assertThat(node.retry())
                        .as("retries of %s", node.id())
                        .isLessThanOrEqualTo(lost.contains(node.id()) ? 9 : 0);
            });
        }
    }

    /** Gives the ids of a tree a common beginning. */
    private static final class Renamed {

        private Renamed() {}

        static Map<String, Object> tree(Map<String, Object> tree, String prefix) {
            var names = new LinkedHashMap<String, String>();
            collect(tree, names, prefix);
            names.put((String) tree.get("id"), prefix);
            @SuppressWarnings("unchecked")
            var renamed = (Map<String, Object>) renamed(tree, names);
            return renamed;
        }

        private static void collect(Object value, Map<String, String> names, String prefix) {
            if (value instanceof Map<?, ?> map) {
                if (map.get("id") instanceof String id) {
                    names.put(id, node(prefix, id));
                }
                map.values().forEach(inner -> collect(inner, names, prefix));
            }
        }

        private static Object renamed(Object value, Map<String, String> names) {
            if (value instanceof Map<?, ?> map) {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, inner) -> copy.put(names.getOrDefault(key, (String) key), renamed(inner, names)));
                return copy;
            }
            if (value instanceof List<?> list) {
                return list.stream().map(inner -> renamed(inner, names)).toList();
            }
            return Optional.ofNullable(value)
                    .filter(String.class::isInstance)
                    .<Object>map(text -> names.getOrDefault(text, (String) text))
                    .orElse(value);
        }
    }
}
