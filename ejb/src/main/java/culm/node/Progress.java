package culm.node;

import java.time.Duration;
import java.util.Map;

/** What a call to a component led to. */
public sealed interface Progress {

    /** What the attempt has produced so far. */
    Map<String, Object> outputs();

    <R> R read(Reader<R> reader);

    /** The activity has succeeded. */
    record Done(Map<String, Object> outputs) implements Progress {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.done(this);
        }
    }

    /** The activity has failed, and the tree says to go on. */
    record Ignored(Map<String, Object> outputs, Object reason) implements Progress {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.ignored(this);
        }
    }

    /** The activity has failed. */
    record Failed(Map<String, Object> outputs, Object reason) implements Progress {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.failed(this);
        }
    }

    /** The component wants to be polled when the interval has passed. */
    record Poll(Map<String, Object> outputs, Duration interval) implements Progress {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.poll(this);
        }
    }

    /** The component waits for a callback. */
    record Await(Map<String, Object> outputs) implements Progress {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.await(this);
        }
    }

    /** One pass of the activity's loop_config is over, and another follows. */
    record Again(Map<String, Object> outputs, boolean result, Object reason) implements Progress {
        @Override
        public <R> R read(Reader<R> reader) {
            return reader.again(this);
        }
    }

    /** One method for each case. */
    interface Reader<R> {
        R done(Done done);

        R ignored(Ignored ignored);

        R failed(Failed failed);

        R poll(Poll poll);

        R await(Await await);

        R again(Again again);
    }
}
