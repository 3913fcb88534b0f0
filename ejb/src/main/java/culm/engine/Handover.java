package culm.engine;

import culm.data.Small;
import culm.port.Callback;
import culm.port.NodeRun;

/** A callback that has woken a token, with the node that it is for as it was then: who takes the token need not read them. */
record Handover(NodeRun node, Callback callback) {

    /** Whether it may be kept for many at once. */
    boolean isSmall() {
        return Small.is(node.inputs()) && Small.is(node.outputs()) && Small.is(callback.data());
    }
}
