package culm.node;

import java.util.List;
import java.util.Map;

/** What entering a node led to. Handlers decide; the engine acts. */
public sealed interface Outcome {

    <R> R read(Reader<R> reader);

    /** The node is finished; the token goes along the flow. */
    record Next(String flowId) implements Outcome {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.next(this);
        }
    }

    /** The node's component is to be called. */
    record Work(Map<String, Object> inputs) implements Outcome {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.work(this);
        }
    }

    /** The subprocess is to be entered, with these variables set in it. */
    record Descend(Map<String, Object> params) implements Outcome {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.descend(this);
        }
    }

    /** One branch for each flow is to begin; they meet at the converge gateway. */
    record Fork(List<String> flowIds, String convergeId) implements Outcome {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.fork(this);
        }
    }

    /** The flow has come to its end, and publishes these variables. */
    record Ended(Map<String, Object> outputs) implements Outcome {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.ended(this);
        }
    }

    /** The node cannot be entered. */
    record Failed(Object reason, Map<String, Object> inputs) implements Outcome {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.failed(this);
        }
    }

    /** One method for each case: a forgotten case does not compile. */
    interface Reader<R> {
        R next(Next next);

        R work(Work work);

        R descend(Descend descend);

        R fork(Fork fork);

        R ended(Ended ended);

        R failed(Failed failed);
    }
}
