package culm.test;

import culm.plugin.Answer;
import java.util.Map;

/**
 * One call to a component that the engine has made.
 *
 * @param code the component's
 * @param kind which method was called
 * @param inputs as the component has seen them, without {@code _loop} and {@code _inner_loop}
 * @param data of {@link Kind#CALLBACK}: what the caller of {@code callback} sent
 * @param loop which pass of a loop, from 1
 * @param retry how often the node had been retried
 * @param answer null if the call threw something, or answered null
 * @param thrown what it threw, or null
 */
public record Call(
        String code,
        Kind kind,
        String nodeId,
        Map<String, Object> inputs,
        Object data,
        int loop,
        int retry,
        Answer answer,
        Throwable thrown) {

    /** The methods of {@link culm.plugin.Component} that do work. */
    public enum Kind {
        EXECUTE,
        POLL,
        CALLBACK
    }

    /** For people: what was called, and what it said. */
    @Override
    public String toString() {
        return "%s of %s -> %s".formatted(kind, nodeId, outcome());
    }

    private String outcome() {
        if (thrown != null) {
            return "threw " + thrown;
        }
        if (answer == null) {
            return "null, which counts as DONE";
        }
        return answer.kind() == Answer.Kind.FAILED
                ? "FAILED: " + answer.reason()
                : answer.kind().name();
    }
}
