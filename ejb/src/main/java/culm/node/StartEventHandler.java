package culm.node;

import culm.tree.Node.StartEvent;

final class StartEventHandler {

    private StartEventHandler() {}

    static Outcome enter(StartEvent start, Visit visit) {
        var scope = visit.scope();
        for (var key : visit.pipeline().preRenderKeys()) {
            if (scope.hasKey(key)) {
                scope.set(key, scope.value(key));
            }
        }
        return new Outcome.Next(start.outgoing().get(0));
    }
}
