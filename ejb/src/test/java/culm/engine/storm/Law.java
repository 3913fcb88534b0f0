package culm.engine.storm;

/** What must hold of every run. */
interface Law {

    /** At every moment that anybody can see. */
    default void look(Play play) {}

    /** After each call of an operator, before anything else moves. */
    default void called(Play play, Operation operation) {}

    /** When nothing moves any more. */
    default void end(Play play) {}
}
