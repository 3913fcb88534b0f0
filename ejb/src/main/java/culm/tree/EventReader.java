package culm.tree;

import java.util.Optional;

/** Reads the two events of a flow. */
final class EventReader {

    private final Survey survey;
    private final Draft draft;

    EventReader(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    void readStart(Fields pipeline) {
        event(pipeline, "start_event").ifPresent(fields -> {
            if (!fields.texts("incoming").isEmpty()) {
                fields.problem(ProblemCode.BAD_IN_DEGREE, "incoming", "no flow may lead to a start event");
            }
            fields.text("type")
                    .filter(type -> !Node.StartEvent.TYPE.equals(type))
                    .ifPresent(type -> unknown(fields));
            draft.begin(new Node.StartEvent(fields.nodeId(), fields.text("name", ""), fields.texts("outgoing")));
        });
    }

    void readEnd(Fields pipeline) {
        event(pipeline, "end_event").ifPresent(fields -> {
            if (!fields.texts("outgoing").isEmpty()) {
                fields.problem(ProblemCode.BAD_OUT_DEGREE, "outgoing", "no flow may lead away from an end event");
            }
            var type = fields.text("type").orElse(Node.EndEvent.EMPTY);
            if (!Node.EndEvent.EMPTY.equals(type) && !survey.registry().hasEndEvent(type)) {
                unknown(fields);
            }
            draft.finish(new Node.EndEvent(fields.nodeId(), fields.text("name", ""), type, fields.texts("incoming")));
        });
    }

    private Optional<Fields> event(Fields pipeline, String name) {
        return pipeline.object(name).flatMap(fields -> fields.text("id")
                .filter(id -> {
                    draft.placeNode(id, fields.at());
                    return survey.ids().claim(id, id, fields.at("id"));
                })
                .map(fields::about));
    }

    private static void unknown(Fields fields) {
        var message = "no event of type %s can stand here".formatted(Words.quoted(fields.text("type", "")));
        fields.problem(ProblemCode.UNKNOWN_NODE_TYPE, "type", message);
    }
}
