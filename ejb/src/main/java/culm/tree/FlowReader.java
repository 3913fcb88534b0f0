package culm.tree;

import java.util.Optional;

/** Reads the edges of a flow. */
final class FlowReader {

    private final Survey survey;
    private final Draft draft;

    FlowReader(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    void read(Fields pipeline) {
        pipeline.object("flows").ifPresent(flows -> flows.values().keySet().forEach(id -> {
            draft.placeFlow(id, flows.at(id));
            survey.ids().checkFlow(id, flows.at(id));
            flows.member(id).flatMap(fields -> flow(id, fields)).ifPresent(draft::add);
        }));
    }

    private static Optional<SequenceFlow> flow(String key, Fields fields) {
        fields.text("id").filter(id -> !id.equals(key)).ifPresent(id -> {
            var message = "the id is %s, but the key is %s".formatted(Words.quoted(id), Words.quoted(key));
            fields.problem(ProblemCode.ID_MISMATCH, "id", message);
        });
        var source = fields.text("source");
        var target = fields.text("target");
        var name = fields.text("name", "");
        boolean byDefault = fields.flag("is_default", false);
        return source.isEmpty() || target.isEmpty()
                ? Optional.empty()
                : Optional.of(new SequenceFlow(key, name, source.get(), target.get(), byDefault));
    }
}
