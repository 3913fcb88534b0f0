package culm.tree;

import culm.tree.DataReader.FlowData;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one flow of the tree, and through its subprocesses the flows inside. */
final class PipelineReader {

    private final Survey survey;
    private int nodes;

    PipelineReader(Survey survey) {
        this.survey = survey;
    }

    Optional<Pipeline> readRoot(Fields fields) {
        var id = fields.text("id");
        id.ifPresent(known -> survey.ids().claim(known, null, fields.at("id")));
        return read(fields, id.orElse(""), 0);
    }

    /** @param depth how many subprocesses are around this flow, its own included */
    Optional<Pipeline> readInner(Fields fields, int depth) {
        int deepest = survey.options().maxDepth();
        if (depth > deepest) {
            var message = "subprocesses may be nested %d deep at most".formatted(deepest);
            survey.problems().add(ProblemCode.TOO_DEEP, fields.nodeId(), fields.at(), message);
            return Optional.empty();
        }
        fields.text("id").filter(id -> !id.equals(fields.nodeId())).ifPresent(id -> {
            var message = "the inner pipeline has the id of its subprocess, but this is " + Words.quoted(id);
            fields.problem(ProblemCode.ID_MISMATCH, "id", message);
        });
        return read(fields, fields.nodeId(), depth);
    }

    private Optional<Pipeline> read(Fields fields, String id, int depth) {
        var activities = fields.object("activities");
        var gateways = fields.object("gateways");
        if (!hasRoom(fields, activities, gateways)) {
            return Optional.empty();
        }
        var draft = new Draft();
        new FlowReader(survey, draft).read(fields);
        var events = new EventReader(survey, draft);
        events.readStart(fields);
        activities.ifPresent(map -> readNodes(map, draft, new ActivityReader(survey, this, depth)::read));
        gateways.ifPresent(map -> readNodes(map, draft, new GatewayReader(survey, draft.flows())::read));
        events.readEnd(fields);
        boolean fits = new ConnectionRules(draft, survey.problems()).hold() && draft.complete();
        var data = fields.object("data").map(new DataReader(survey)::read).orElse(FlowData.NONE);
        var name = fields.text("name", "");
        if (!fits) {
            return Optional.empty();
        }
        var unpaired = pipeline(id, name, draft, data, Map.of());
        return Optional.of(pipeline(id, name, draft, data, converges(unpaired, draft)));
    }

    private Map<String, String> converges(Pipeline pipeline, Draft draft) {
        var graph = Graph.of(pipeline);
        var problems = new GraphProblems(graph, draft, survey.problems());
        return new GraphRules(graph, problems, survey.options().cycleTolerate()).check();
    }

    private static Pipeline pipeline(
            String id, String name, Draft draft, FlowData data, Map<String, String> convergeOf) {
        return new Pipeline(
                id,
                name,
                draft.start(),
                draft.end(),
                Collections.unmodifiableMap(draft.nodes()),
                Collections.unmodifiableMap(draft.flows()),
                data.variables(),
                data.outputs(),
                data.preRenderKeys(),
                convergeOf);
    }

    private boolean hasRoom(Fields fields, Optional<Fields> activities, Optional<Fields> gateways) {
        int most = survey.options().maxNodes();
        if (nodes > most) {
            return false;
        }
        nodes += 2 + size(activities) + size(gateways);
        if (nodes > most) {
            var message = "a tree may have %d nodes at most".formatted(most);
            survey.problems().add(ProblemCode.TOO_MANY_NODES, fields.nodeId(), fields.at(), message);
        }
        return nodes <= most;
    }

    private static int size(Optional<Fields> map) {
        return map.map(fields -> fields.values().size()).orElse(0);
    }

    private void readNodes(Fields map, Draft draft, Function<Fields, Optional<Node>> reader) {
        for (var key : map.values().keySet()) {
            boolean free = survey.ids().claim(key, key, map.at(key));
            draft.placeNode(key, map.at(key));
            map.member(key).map(fields -> fields.about(key)).ifPresent(fields -> {
                checkId(key, fields);
                reader.apply(fields).filter(node -> free).ifPresent(draft::add);
            });
        }
    }

    private static void checkId(String key, Fields fields) {
        fields.text("id").filter(id -> !id.equals(key)).ifPresent(id -> {
            var message = "the id is %s, but the key is %s".formatted(Words.quoted(id), Words.quoted(key));
            fields.problem(ProblemCode.ID_MISMATCH, "id", message);
        });
    }
}
