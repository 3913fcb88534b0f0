package culm.node;

import culm.expr.ConditionFailed;
import culm.tree.Branching;
import culm.tree.Branching.Branch;
import culm.tree.Branching.Strategy;
import culm.tree.Node.ConditionalParallelGateway;
import culm.tree.Node.ExclusiveGateway;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Decides by conditions which flows of a gateway are taken. */
final class ConditionHandler {

    private ConditionHandler() {}

    static Outcome choose(ExclusiveGateway gateway, Visit visit) {
        var branching = gateway.branching();
        var first = branching.strategy() == Strategy.FIRST;
        var open = open(branching, visit, first);
        if (open.size() > 1) {
            return failed("multiple conditions meet: " + flowIds(open));
        }
        if (open.size() == 1) {
            return new Outcome.Next(open.get(0).flowId());
        }
        return branching
                .defaultFlow()
                .<Outcome>map(Outcome.Next::new)
                .orElseGet(() -> failed("all conditions of branches are False while default flow is not appointed"));
    }

    static Outcome fork(ConditionalParallelGateway gateway, Visit visit) {
        var branching = gateway.branching();
        var open = new ArrayList<>(flowIds(open(branching, visit, false)));
        if (open.isEmpty()) {
            branching.defaultFlow().ifPresent(open::add);
        }
        if (open.isEmpty()) {
            return failed("all conditions of branches are False");
        }
        return new Outcome.Fork(open, visit.pipeline().convergeOf().get(gateway.id()));
    }

    private static List<Branch> open(Branching branching, Visit visit, boolean firstOnly) {
        var names = new LinkedHashSet<String>();
        branching.branches().forEach(branch -> names.addAll(branch.condition().references()));
        visit.scope().prefetch(names);
        var open = new ArrayList<Branch>();
        for (var branch : branching.branches()) {
            if (holds(branch, visit)) {
                open.add(branch);
                if (firstOnly) {
                    break;
                }
            }
        }
        return open;
    }

    private static boolean holds(Branch branch, Visit visit) {
        try {
            return branch.condition().holds(visit.scope());
        } catch (ConditionFailed failed) {
            throw new ConditionFailed("evaluate[%s] of flow %s: %s"
                    .formatted(branch.condition().text(), branch.flowId(), failed.getMessage()));
        }
    }

    private static List<String> flowIds(List<Branch> branches) {
        return branches.stream().map(Branch::flowId).toList();
    }

    private static Outcome failed(String reason) {
        return new Outcome.Failed(reason, Map.of());
    }
}
