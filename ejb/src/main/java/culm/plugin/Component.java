package culm.plugin;

/**
 * The work of a service activity. An instance is shared by all runs and threads: keep what must last from one call to
 * the next in {@link Activity#outputs()}, which are stored after every call.
 *
 * <p>Each method says by its {@link Answer} how the node goes on. An exception fails the node, with the stack trace in
 * its {@code ex_data}.
 */
public interface Component {

    /**
     * Does the work, or starts it. Called once for each attempt, outside any transaction of the engine, unless
     * {@link Plugin#idempotent} or {@link Plugin#transactional} say otherwise.
     */
    Answer execute(Activity activity) throws Exception;

    /** Called when the time that {@link Answer#pollAfter} asked for has passed. */
    default Answer poll(Activity activity) throws Exception {
        return Answer.done();
    }

    /**
     * Called for each callback, one at a time and in the order they came, after {@link Answer#awaitCallback()}; more often where {@link
     * Plugin#idempotent} allows it.
     *
     * @param data what the caller of {@code callback} sent; may be null
     */
    default Answer callback(Activity activity, Object data) throws Exception {
        return Answer.done();
    }

    /**
     * Called from another thread when an operator forces the node to fail while a call above is in progress; or while the
     * node waits for a poll or a callback, so that what was begun elsewhere can be stopped. What it changes in
     * {@link Activity#outputs()} is not kept, and it is called once at most: if the server is lost at this moment, never.
     */
    default void cancel(Activity activity) {}
}
