package culm.tree;

import culm.expr.Condition;
import culm.expr.ConditionFailed;
import culm.expr.Language;
import culm.tree.Branching.Branch;
import culm.tree.Branching.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how a gateway with conditions chooses. */
final class BranchingReader {

    private final Strategy strategy;
    private final Map<String, SequenceFlow> flows;

    /** @param strategy for gateways that do not choose one */
    BranchingReader(Strategy strategy, Map<String, SequenceFlow> flows) {
        this.strategy = strategy;
        this.flows = flows;
    }

    Branching read(Fields gateway, List<String> outgoing) {
        var extra = gateway.optionalObject("extra_info");
        var language = extra.map(BranchingReader::language).orElse(Optional.of(Language.BOOLRULE));
        var own = new LinkedHashSet<>(outgoing);
        var defaultFlow = defaultFlow(gateway, own);
        // Without conditions nothing but the default can be chosen; without either the gateway can only fail.
        var conditions = defaultFlow.isPresent() ? gateway.optionalObject("conditions") : gateway.object("conditions");
        var branches = conditions.map(map -> branches(map, own, language)).orElse(List.of());
        return new Branching(branches, defaultFlow, extra.map(this::strategy).orElse(strategy));
    }

    private List<Branch> branches(Fields conditions, Set<String> outgoing, Optional<Language> language) {
        var branches = new ArrayList<Branch>();
        conditions.values().keySet().forEach(flow -> {
            checkOutgoing(flow, outgoing, conditions, flow);
            conditions
                    .member(flow)
                    .flatMap(fields -> branch(flow, fields, language))
                    .ifPresent(branches::add);
        });
        return List.copyOf(branches);
    }

    private static Optional<Branch> branch(String flow, Fields fields, Optional<Language> language) {
        var name = fields.text("name", "");
        var text = fields.text("evaluate");
        if (text.isEmpty() || language.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Branch(flow, name, Condition.parse(text.get(), language.get())));
        } catch (ConditionFailed failed) {
            fields.problem(ProblemCode.BAD_CONDITION, "evaluate", failed.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> defaultFlow(Fields gateway, Set<String> outgoing) {
        var named = gateway.optionalObject("default_condition").flatMap(fields -> {
            var flow = Optional.ofNullable(fields.text("flow_id", null));
            flow.ifPresent(id -> checkOutgoing(id, outgoing, fields, "flow_id"));
            return flow;
        });
        return named.or(() -> outgoing.stream()
                .filter(id -> flows.containsKey(id) && flows.get(id).byDefault())
                .findFirst());
    }

    private static void checkOutgoing(String flow, Set<String> outgoing, Fields fields, String field) {
        if (!outgoing.contains(flow)) {
            var message = "the flow %s does not lead away from this gateway".formatted(Words.quoted(flow));
            fields.problem(ProblemCode.UNKNOWN_FLOW, field, message);
        }
    }

    /** Empty if the tree wants a language that there is not. */
    private static Optional<Language> language(Fields extra) {
        var name = extra.text("parse_lang", "boolrule");
        return switch (name) {
            case "boolrule" -> Optional.of(Language.BOOLRULE);
            case "MAKO" -> Optional.of(Language.MAKO);
            default -> {
                var message = "conditions are written in boolrule or MAKO, but this is " + Words.quoted(name);
                extra.problem(ProblemCode.UNKNOWN_LANGUAGE, "parse_lang", message);
                yield Optional.empty();
            }
        };
    }

    private Strategy strategy(Fields extra) {
        var name = extra.text("strategy", strategy.name());
        return switch (name) {
            case "FIRST" -> Strategy.FIRST;
            case "ONLY" -> Strategy.ONLY;
            default -> {
                var message = "the strategy is FIRST or ONLY, but this is " + Words.quoted(name);
                extra.problem(ProblemCode.BAD_VALUE, "strategy", message);
                yield strategy;
            }
        };
    }
}
