package culm.port;

import java.time.Duration;

/** Is told what the engine has done, after it was stored. Must not throw and must not take long. */
public interface FlowListener {

    FlowListener NONE = new FlowListener() {};

    /** A component was called; {@code kind} is execute, poll or callback. */
    default void called(String code, String version, String kind, Duration took, boolean failed) {}

    /** What a server had done on a token was refused, since the token was taken from it. */
    default void lost(Token token) {}

    /** A component goes on although it was told to stop and interrupted; what it returns will be dropped. */
    default void stuck(Token token, NodeRun node, Thread thread) {}

    default void runEnded(Run run) {}

    /** Another server has come in under the name of this one, which takes no more work. */
    default void displaced(Server self) {}
}
