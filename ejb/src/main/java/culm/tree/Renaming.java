package culm.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives a tree, and every tree in its subprocesses, new ids in place. */
final class Renaming {

    private final Supplier<String> source;
    private final Map<String, String> ids = new LinkedHashMap<>();

    Renaming(Supplier<String> source) {
        this.source = source;
    }

    /** @return the new ids by the old ones */
    Map<String, String> rename(Map<String, Object> document) {
        var trees = treesIn(document);
        trees.forEach(this::collect);
        trees.forEach(this::renameTree);
        return ids;
    }

    /** The tree and all trees inside, without recursion: nobody has counted their levels yet. */
    private static List<Map<Object, Object>> treesIn(Map<String, Object> document) {
        Deque<Map<Object, Object>> open = new ArrayDeque<>();
        var found = Stream.<Map<Object, Object>>builder();
        open.add(map(document));
        while (!open.isEmpty()) {
            var tree = open.poll();
            found.add(tree);
            map(tree.get("activities")).values().forEach(activity -> {
                if (map(activity).get("pipeline") instanceof Map<?, ?> inner) {
                    open.add(map(inner));
                }
            });
        }
        return found.build().toList();
    }

    private void collect(Map<Object, Object> tree) {
        collect(tree.get("id"));
        collect(map(tree.get("start_event")).get("id"));
        collect(map(tree.get("end_event")).get("id"));
        for (var part : List.of("activities", "gateways", "flows")) {
            map(tree.get(part)).keySet().forEach(this::collect);
        }
    }

    private void collect(Object old) {
        if (old instanceof String id && !id.isEmpty()) {
            ids.computeIfAbsent(id, any -> source.get());
        }
    }

    private void renameTree(Map<Object, Object> tree) {
        replace(tree, "id");
        renameNode(map(tree.get("start_event")));
        renameNode(map(tree.get("end_event")));
        renameKeys(tree, "activities");
        renameKeys(tree, "gateways");
        renameKeys(tree, "flows");
        map(tree.get("activities")).values().forEach(node -> renameNode(map(node)));
        map(tree.get("gateways")).values().forEach(node -> renameGateway(map(node)));
        map(tree.get("flows")).values().forEach(flow -> renameFlow(map(flow)));
        map(map(tree.get("data")).get("inputs")).values().forEach(variable -> renameSources(map(variable)));
        // what only front-ends read
        Stream.of("location", "line", "constants").map(tree::get).forEach(this::renameAnyId);
    }

    private void renameNode(Map<Object, Object> node) {
        replace(node, "id");
        replace(node, "incoming");
        replace(node, "outgoing");
    }

    private void renameGateway(Map<Object, Object> gateway) {
        renameNode(gateway);
        replace(gateway, "converge_gateway_id");
        renameKeys(gateway, "conditions");
        replace(map(gateway.get("default_condition")), "flow_id");
    }

    private void renameFlow(Map<Object, Object> flow) {
        replace(flow, "id");
        replace(flow, "source");
        replace(flow, "target");
    }

    private void renameSources(Map<Object, Object> variable) {
        if (variable.get("source_act") instanceof List<?> sources) {
            sources.forEach(one -> replace(map(one), "source_act"));
        } else {
            replace(variable, "source_act");
        }
    }

    private void renameAnyId(Object part) {
        var open = new ArrayDeque<Object>();
        open.add(part == null ? List.of() : part);
        while (!open.isEmpty()) {
            var next = open.poll();
            if (next instanceof Map<?, ?>) {
                replace(map(next), "id");
            }
            var members = next instanceof List<?> list ? list : map(next).values();
            members.stream()
                    .filter(member -> member instanceof Map || member instanceof List)
                    .forEach(open::add);
        }
    }

    private void renameKeys(Map<Object, Object> owner, String field) {
        if (owner.get(field) instanceof Map<?, ?> old) {
            var renamed = new LinkedHashMap<Object, Object>();
            old.forEach((key, value) -> renamed.put(newId(key), value));
            owner.put(field, renamed);
        }
    }

    /** The id, or each id of the list, in a field. */
    private void replace(Map<Object, Object> owner, String field) {
        if (owner.get(field) instanceof List<?> list) {
            list(list).replaceAll(this::newId);
        } else if (owner.containsKey(field)) {
            owner.put(field, newId(owner.get(field)));
        }
    }

    private Object newId(Object old) {
        return old instanceof String id ? ids.getOrDefault(id, id) : old;
    }

    /** The map behind a value, or an empty one: the copied document has only maps that take any key. */
    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<Object, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(List<?> list) {
        return (List<Object>) list;
    }
}
