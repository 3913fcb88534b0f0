package culm.port;

import culm.state.State;
import java.time.Duration;

/** Is told what the engine has done, after it was stored. Must not throw and must not take long. */
public interface FlowListener {

    FlowListener NONE = new FlowListener() {};

    /** Why tokens were sent for without anything having happened to them. */
    enum Cause {
        /** Their time has come. */
        DUE,
        /** No server took them for long. */
        FORGOTTEN,
        /** They are ready although somebody has nothing to do. */
        STRANDED,
        /** The engine is no longer frozen. */
        UNFROZEN
    }

    /** A component was called; {@code kind} is execute, poll or callback. */
    default void called(String code, String version, String kind, Duration took, boolean failed) {}

    /** What came of a component's call was committed; {@code took} is how long that took, others' commits included. */
    default void committed(String code, String version, Duration took) {}

    /** This server has taken a token of a queue. */
    default void claimed(String queue) {}

    /** Tokens that no message had moved were sent for. */
    default void sentFor(Cause cause, int tokens) {}

    /** A token of a server that is gone is back in the hands of those that are left. */
    default void tookOver(Token token) {}

    /** What a server had done on a token was refused, since the token was taken from it. */
    default void lost(Token token) {}

    /** A component goes on although it was told to stop and interrupted; what it returns will be dropped. */
    default void stuck(Token token, NodeRun node, Thread thread) {}

    default void runStarted(Run run) {}

    /** @param state FINISHED or REVOKED */
    default void runEnded(String runId, State state) {}

    /** Another server has come in under the name of this one, which takes no more work. */
    default void displaced(Server self) {}
}
