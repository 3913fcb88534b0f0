package culm.node;

import culm.plugin.Component;
import culm.plugin.EndEvent;
import culm.plugin.LazyVariable;
import culm.tree.Registry;
import java.util.List;
import java.util.Optional;

/** The code that trees can name. */
public interface Plugins extends Registry {

    Optional<Component> component(String code, String version);

    Optional<LazyVariable> lazyVariable(String code);

    Optional<EndEvent> endEvent(String type);

    List<Entry> components();

    /** Whether a second execution of the same attempt does no harm. */
    boolean idempotent(String code, String version);

    /** Whether the component is called in the transaction that records its end; asked before each call. */
    boolean transactional(String code, String version);

    /** How much of a component a server does at a time; asked before each of its activities begins. */
    default Limit limit(String code, String version) {
        return Limit.NONE;
    }

    /** Whose consumers begin the component's activities; empty: those of the run's queue. Asked before each of its activities begins. */
    default String queue(String code, String version) {
        return "";
    }

    /** Whether a component that is not there may come in a moment: then its activities wait for it. */
    default boolean expected(String code, String version) {
        return false;
    }

    /** What is to be said of an activity whose component is not there. */
    default String absence(String code, String version) {
        return "component %s of version %s is not deployed".formatted(code, version);
    }

    /** Present if the work is done by workers outside of the servers: then the component only waits for them. */
    default Optional<ByWorkers> byWorkers(String code, String version) {
        return Optional.empty();
    }

    /** @param mostHandedOut how often an attempt is handed to a worker at most, if its workers are lost */
    record ByWorkers(int mostHandedOut) {}

    /** A deployed component. */
    record Entry(String code, String version, String name, String group, boolean idempotent, boolean transactional) {}
}
