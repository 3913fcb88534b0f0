package culm.api;

/**
 * One queue of those that some server knows, or that a run is in.
 *
 * @param name {@code default} for the default queue
 * @param consumers how many of its tokens all living servers together move at the same time; 0: nobody works on it
 * @param ready how many tokens wait for one of them
 * @param oldestSeconds for how many seconds the first of those has waited; null if none waits
 */
public record QueueView(String name, int consumers, int ready, Long oldestSeconds) implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
