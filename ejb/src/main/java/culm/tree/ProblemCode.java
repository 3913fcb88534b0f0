package culm.tree;

/** What can be wrong with a tree: a closed list. */
public enum ProblemCode {
    /** A value has another JSON type than its field wants. */
    WRONG_TYPE,
    /** A required field is not there. */
    MISSING_FIELD,
    /** A value has the right type, but is not one of those allowed. */
    BAD_VALUE,
    /** A value is nested too deeply to be rendered. */
    VALUE_TOO_DEEP,
    /** Subprocesses are nested deeper than allowed. */
    TOO_DEEP,
    /** The tree has more nodes than allowed. */
    TOO_MANY_NODES,

    /** An id is empty, too long, or has characters other than letters, digits, {@code _} and {@code -}. */
    BAD_ID,
    /** An id is used more than once in the tree, subprocesses included. */
    DUPLICATE_ID,
    /** A map key is not the id of the object behind it, or an inner pipeline has not the id of its subprocess. */
    ID_MISMATCH,

    /** The node type is none that can stand there. */
    UNKNOWN_NODE_TYPE,
    /** No component has this code. */
    UNKNOWN_COMPONENT,
    /** The component exists, but not in this version. */
    UNKNOWN_COMPONENT_VERSION,
    /** A variable or input is neither {@code plain}, {@code splice} nor {@code lazy}. */
    UNKNOWN_VARIABLE_TYPE,
    /** No lazy variable class has this code. */
    UNKNOWN_LAZY_VARIABLE,
    /** {@code extra_info.parse_lang} names a language that conditions cannot be written in. */
    UNKNOWN_LANGUAGE,
    /** A condition cannot be parsed. */
    BAD_CONDITION,

    /** A node or gateway names a flow that does not exist, or that does not begin or end at it. */
    UNKNOWN_FLOW,
    /** A flow begins or ends at a node that does not exist. */
    UNKNOWN_NODE,
    /** A flow is missing in the {@code outgoing} of its source or the {@code incoming} of its target. */
    UNLISTED_FLOW,
    /** A node of this type must not point to that one. */
    BAD_CONNECTION,
    /** Fewer or more flows lead to the node than its type allows. */
    BAD_IN_DEGREE,
    /** Fewer or more flows lead away from the node than its type allows. */
    BAD_OUT_DEGREE,

    /** No path leads from the start event to the node. */
    UNREACHABLE,
    /** The flow has a cycle, and cycles are not tolerated. */
    CYCLE,
    /** A cycle that no path leaves. */
    ENDLESS_CYCLE,
    /** A branch of a parallel gateway leads back without its converge gateway. */
    PARALLEL_BACK_EDGE,
    /** A path leaves the block of a parallel gateway other than through its converge gateway. */
    LEAVES_PARALLEL,
    /** A parallel gateway has no converge gateway that all its branches meet. */
    NO_CONVERGE,
    /** A converge gateway would join the branches of two parallel gateways. */
    SHARED_CONVERGE,
    /** Fewer flows lead to a converge gateway than leave its parallel gateway. */
    INCOMPLETE_CONVERGE,
    /** The branches of an exclusive gateway first meet different converge gateways. */
    DIFFERENT_CONVERGES,
    /** A node can be reached from two branches of a parallel gateway, or from inside and outside of its block. */
    MIXED_STREAMS
}
