package culm.engine;

import culm.data.Scope;
import culm.port.Callback;
import culm.port.NodeRun;
import culm.port.Run;
import culm.port.Token;
import culm.tree.Node.ServiceActivity;

/**
 * A call to a component that is to be made.
 *
 * @param callback what is to be handed over, of {@link Kind#CALLBACK} only
 */
record Work(Kind kind, ServiceActivity activity, NodeRun node, Token token, Run run, Scope scope, Callback callback) {

    enum Kind {
        EXECUTE,
        POLL,
        CALLBACK
    }
}
