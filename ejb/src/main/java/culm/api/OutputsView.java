package culm.api;

import java.util.Map;

/**
 * What a node or a pipeline has produced.
 *
 * @param outputs by name; {@code _result} and {@code _loop} among them once an activity has run
 * @param exData why it failed: a text or any JSON value; null if it did not
 */
public record OutputsView(Map<String, Object> outputs, Object exData) implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
