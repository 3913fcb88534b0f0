package culm.system;

import culm.ee.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Trees for tests of a whole server: kept ones, and large ones that are made. */
public final class Documents {

    private Documents() {}

    /** A tree of this module's resources. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> tree(String name) {
        return (Map<String, Object>) JsonText.parse(text("/trees/" + name + ".json"));
    }

    static String text(String resource) {
        try (var stream = Documents.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Activities one after the other. */
    public static Map<String, Object> line(String id, int length) {
        var flows = new LinkedHashMap<String, Object>();
        var activities = new LinkedHashMap<String, Object>();
        for (int i = 0; i < length; i++) {
            var node = node(id, i);
            activities.put(node, activity(node, id + "f" + i, id + "f" + (i + 1), Map.of("n", plain((long) i))));
            flow(flows, id + "f" + i, i == 0 ? id + "s" : node(id, i - 1), node);
        }
        flow(flows, id + "f" + length, node(id, length - 1), id + "e");
        return pipeline(id, id + "f0", id + "f" + length, activities, Map.of(), flows);
    }

    /** Activities side by side between a parallel gateway and its converge gateway. */
    public static Map<String, Object> fan(String id, int width) {
        var flows = new LinkedHashMap<String, Object>();
        var activities = new LinkedHashMap<String, Object>();
        var out = new ArrayList<Object>();
        var in = new ArrayList<Object>();
        for (int i = 0; i < width; i++) {
            var node = node(id, i);
            activities.put(node, activity(node, id + "o" + i, id + "i" + i, Map.of("n", plain((long) i))));
            flow(flows, id + "o" + i, id + "fork", node);
            flow(flows, id + "i" + i, node, id + "join");
            out.add(id + "o" + i);
            in.add(id + "i" + i);
        }
        flow(flows, id + "first", id + "s", id + "fork");
        flow(flows, id + "last", id + "join", id + "e");
        var gateways = Map.<String, Object>of(
                id + "fork",
                Map.of(
                        "id",
                        id + "fork",
                        "name",
                        "",
                        "type",
                        "ParallelGateway",
                        "incoming",
                        id + "first",
                        "outgoing",
                        out),
                id + "join",
                Map.of(
                        "id",
                        id + "join",
                        "name",
                        "",
                        "type",
                        "ConvergeGateway",
                        "incoming",
                        in,
                        "outgoing",
                        id + "last"));
        return pipeline(id, id + "first", id + "last", activities, gateways, flows);
    }

    /** One activity, changed by {@code change}. */
    static Map<String, Object> one(String id, Function<Map<String, Object>, Map<String, Object>> change) {
        return change.apply(line(id, 1));
    }

    /** One activity inside so many subprocesses. */
    static Map<String, Object> nested(String id, int depth) {
        var document = line(id + "_" + depth, 1);
        for (int i = depth - 1; i >= 0; i--) {
            document = around(id + "_" + i, document);
        }
        return document;
    }

    private static Map<String, Object> around(String id, Map<String, Object> inner) {
        var outer = line(id, 1);
        var node = node(id, 0);
        @SuppressWarnings("unchecked")
        var activities = (Map<String, Object>) outer.get("activities");
        var subprocess = new LinkedHashMap<String, Object>();
        subprocess.put("id", node);
        subprocess.put("name", "");
        subprocess.put("type", "SubProcess");
        subprocess.put("incoming", id + "f0");
        subprocess.put("outgoing", id + "f1");
        subprocess.put("params", Map.of());
        inner.put("id", node);
        subprocess.put("pipeline", inner);
        activities.put(node, subprocess);
        return outer;
    }

    /** Has a node of the root flow call another component, with plain inputs. */
    @SuppressWarnings("unchecked")
    public static void setComponent(Map<String, Object> tree, String node, String code, Map<String, Object> inputs) {
        var plain = new LinkedHashMap<String, Object>();
        inputs.forEach((name, value) -> plain.put(name, plain(value)));
        var activities = (Map<String, Object>) tree.get("activities");
        ((Map<String, Object>) activities.get(node)).put("component", Map.of("code", code, "inputs", plain));
    }

    /** One activity, the node {@code <id>n0}, that calls a component with plain inputs. */
    public static Map<String, Object> calling(String id, String code, Map<String, Object> inputs) {
        var document = line(id, 1);
        setComponent(document, node(id, 0), code, inputs);
        return document;
    }

    public static String node(String id, int index) {
        return id + "n" + index;
    }

    private static Map<String, Object> pipeline(
            String id,
            String firstFlow,
            String lastFlow,
            Map<String, Object> activities,
            Map<String, Object> gateways,
            Map<String, Object> flows) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", id);
        document.put("name", id);
        document.put(
                "start_event",
                Map.of("id", id + "s", "name", "", "type", "EmptyStartEvent", "incoming", "", "outgoing", firstFlow));
        document.put(
                "end_event",
                Map.of("id", id + "e", "name", "", "type", "EmptyEndEvent", "incoming", lastFlow, "outgoing", ""));
        document.put("activities", activities);
        document.put("gateways", gateways);
        document.put("flows", flows);
        document.put("data", Map.of("inputs", Map.of(), "outputs", List.of()));
        return document;
    }

    private static Map<String, Object> activity(String id, String in, String out, Map<String, Object> inputs) {
        var activity = new LinkedHashMap<String, Object>();
        activity.put("id", id);
        activity.put("name", "");
        activity.put("type", "ServiceActivity");
        activity.put("incoming", in);
        activity.put("outgoing", out);
        activity.put("component", Map.of("code", "echo", "inputs", inputs));
        return activity;
    }

    private static Map<String, Object> plain(Object value) {
        return Map.of("type", "plain", "value", value);
    }

    private static void flow(Map<String, Object> flows, String id, String source, String target) {
        flows.put(id, Map.of("id", id, "source", source, "target", target));
    }
}
