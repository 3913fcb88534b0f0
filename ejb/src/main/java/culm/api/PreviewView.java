package culm.api;

import java.util.Map;

/**
 * The inputs that a node would have if it were entered now.
 *
 * @param inputs as they would be rendered, by name
 * @param problems for an input that cannot be rendered in full: why, for people
 */
public record PreviewView(Map<String, Object> inputs, Map<String, String> problems) implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
