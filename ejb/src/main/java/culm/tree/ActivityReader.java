package culm.tree;

import java.util.Map;
import java.util.Optional;

/** Reads one entry of {@code activities}: a service activity or a subprocess. */
final class ActivityReader {

    private static final String FIRST_VERSION = "legacy";

    private final Survey survey;
    private final ValueReader values;
    private final PipelineReader pipelines;
    private final int depth;

    /** @param depth how many subprocesses are around the activity */
    ActivityReader(Survey survey, PipelineReader pipelines, int depth) {
        this.survey = survey;
        this.values = new ValueReader(survey.registry());
        this.pipelines = pipelines;
        this.depth = depth;
    }

    Optional<Node> read(Fields fields) {
        var type = fields.text("type").orElse("");
        return switch (type) {
            case Node.ServiceActivity.TYPE -> Optional.of(service(fields));
            case Node.SubProcess.TYPE -> Optional.of(subprocess(fields));
            case "" -> Optional.empty();
            default -> {
                var message = "no activity has the type " + Words.quoted(type);
                fields.problem(ProblemCode.UNKNOWN_NODE_TYPE, "type", message);
                yield Optional.empty();
            }
        };
    }

    private Node service(Fields fields) {
        var rules = new RuleReader(fields);
        return new Node.ServiceActivity(
                fields.nodeId(),
                fields.text("name", ""),
                fields.texts("incoming"),
                fields.texts("outgoing"),
                fields.object("component").map(this::component).orElse(null),
                fields.flag("error_ignorable", false),
                fields.flag(fields.has("skippable") ? "skippable" : "isSkipped", true),
                fields.flag(fields.has("retryable") ? "retryable" : "can_retry", true),
                rules.timeOut(),
                rules.autoRetry(),
                fields.optionalObject("loop_config").map(ActivityReader::loop).orElse(null));
    }

    private Node subprocess(Fields fields) {
        return new Node.SubProcess(
                fields.nodeId(),
                fields.text("name", ""),
                fields.texts("incoming"),
                fields.texts("outgoing"),
                fields.optionalObject("params").map(values::inputs).orElse(Map.of()),
                fields.object("pipeline")
                        .flatMap(inner -> pipelines.readInner(inner, depth + 1))
                        .orElse(null));
    }

    private ComponentCall component(Fields fields) {
        var code = fields.text("code");
        var version = fields.text("version", FIRST_VERSION);
        code.ifPresent(known -> checkComponent(fields, known, version));
        var inputs = fields.has("inputs")
                ? fields.object("inputs").map(values::inputs)
                : fields.optionalObject("data").map(values::webInputs);
        return new ComponentCall(code.orElse(null), version, inputs.orElse(Map.of()));
    }

    private void checkComponent(Fields fields, String code, String version) {
        if (!survey.registry().hasComponent(code)) {
            var message = "no component has the code " + Words.quoted(code);
            fields.problem(ProblemCode.UNKNOWN_COMPONENT, "code", message);
        } else if (!survey.registry().hasComponent(code, version)) {
            var message = "component %s has no version %s".formatted(Words.quoted(code), Words.quoted(version));
            fields.problem(ProblemCode.UNKNOWN_COMPONENT_VERSION, "version", message);
        }
    }

    private static LoopConfig loop(Fields fields) {
        if (!fields.flag("enable", false)) {
            return null;
        }
        var key = fields.text("outputs_key", "outputs");
        return new LoopConfig(
                fields.number("loop_times", 1).orElse(1),
                fields.flag("fail_skip", false),
                fields.flag("retryable", false),
                fields.flag("skippable", false),
                key.startsWith("${") ? key : "${" + key + "}");
    }
}
