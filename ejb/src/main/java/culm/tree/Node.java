package culm.tree;

import java.util.List;

/** A node of a flow. Ids are unique over the whole tree, subprocesses included. */
public sealed interface Node {

    String id();

    /** For people; never null, may be empty. */
    String name();

    /** The node's {@code type} as the tree spells it. */
    String type();

    /** Ids of the flows that lead here. */
    List<String> incoming();

    /** Ids of the flows that lead away, in the order of the tree. */
    List<String> outgoing();

    record StartEvent(String id, String name, List<String> outgoing) implements Node {
        public static final String TYPE = "EmptyStartEvent";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public List<String> incoming() {
            return List.of();
        }
    }

    /** @param type {@link #EMPTY}, or the code of a registered executable end event */
    record EndEvent(String id, String name, String type, List<String> incoming) implements Node {
        public static final String EMPTY = "EmptyEndEvent";

        @Override
        public List<String> outgoing() {
            return List.of();
        }

        public boolean executable() {
            return !EMPTY.equals(type);
        }
    }

    /**
     * @param timeOut null: it may take as long as it likes
     * @param autoRetry null: it is not retried by itself
     */
    record ServiceActivity(
            String id,
            String name,
            List<String> incoming,
            List<String> outgoing,
            ComponentCall component,
            boolean errorIgnorable,
            boolean skippable,
            boolean retryable,
            TimeOut timeOut,
            AutoRetry autoRetry,
            LoopConfig loopConfig)
            implements Node {
        public static final String TYPE = "ServiceActivity";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** @param pipeline the inner flow; its id is the node's id */
    record SubProcess(
            String id,
            String name,
            List<String> incoming,
            List<String> outgoing,
            java.util.Map<String, Input> params,
            Pipeline pipeline)
            implements Node {
        public static final String TYPE = "SubProcess";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record ExclusiveGateway(String id, String name, List<String> incoming, List<String> outgoing, Branching branching)
            implements Node {
        public static final String TYPE = "ExclusiveGateway";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record ConditionalParallelGateway(
            String id, String name, List<String> incoming, List<String> outgoing, Branching branching) implements Node {
        public static final String TYPE = "ConditionalParallelGateway";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record ParallelGateway(String id, String name, List<String> incoming, List<String> outgoing) implements Node {
        public static final String TYPE = "ParallelGateway";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record ConvergeGateway(String id, String name, List<String> incoming, List<String> outgoing) implements Node {
        public static final String TYPE = "ConvergeGateway";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
