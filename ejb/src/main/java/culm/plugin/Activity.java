package culm.plugin;

import java.util.Map;

/**
 * One attempt of a service activity as its component sees it. Values are those of JSON: see {@link #inputs()}. All methods speak in types of the
 * JDK, because the component may be in another application than the engine.
 */
public interface Activity {

    /**
     * The rendered inputs, read-only: maps, lists, {@code String}, {@code Boolean}, {@code Long},
     * {@code java.math.BigInteger}, {@code Double} and null. {@code _loop} and {@code _inner_loop} are always there.
     */
    Map<String, Object> inputs();

    /** The outputs of this attempt so far; what is put here is stored after every call. */
    Map<String, Object> outputs();

    /** The root data of the run together with the variables of the activity's own flow, read-only. */
    Map<String, Object> parent();

    /** The data given to {@code run_pipeline} as root_data, read-only. */
    Map<String, Object> rootData();

    String nodeId();

    String nodeName();

    /** The id of the root pipeline. */
    String pipelineId();

    /** Which pass of a loop this is, from 1. */
    int loop();

    /** The pass within the enclosing subprocess, from 1. */
    int innerLoop();

    /** How often an operator or a rule has retried the node, from 0. */
    int retry();

    /** The id of this attempt: a new one for every pass and retry. Fit for an idempotency key. */
    String version();

    /** How often {@link Component#poll} was called before in this attempt, from 0. */
    int polls();

    /** True once an operator forced the node to fail, or another server took it over: stop when you can. */
    boolean cancelled();
}
