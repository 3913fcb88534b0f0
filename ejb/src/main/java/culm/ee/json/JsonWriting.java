package culm.ee.json;

import jakarta.json.stream.JsonGenerator;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes values to a generator. */
final class JsonWriting {

    private JsonWriting() {}

    static void write(JsonGenerator to, Object value, int depth) {
        if (depth > JsonText.MAX_DEPTH) {
            throw new IllegalArgumentException("nested deeper than %d levels".formatted(JsonText.MAX_DEPTH));
        }
        if (value instanceof Map<?, ?> members) {
            to.writeStartObject();
            members.forEach((key, member) -> {
                to.writeKey((String) key);
                write(to, member, depth + 1);
            });
            to.writeEnd();
        } else if (value instanceof List<?> items) {
            to.writeStartArray();
            items.forEach(item -> write(to, item, depth + 1));
            to.writeEnd();
        } else {
            writeScalar(to, value);
        }
    }

    private static void writeScalar(JsonGenerator to, Object value) {
        if (value == null) {
            to.writeNull();
        } else if (value instanceof String text) {
            to.write(text);
        } else if (value instanceof Boolean truth) {
            to.write(truth.booleanValue());
        } else if (value instanceof Long || value instanceof Integer) {
            to.write(((Number) value).longValue());
        } else if (value instanceof BigInteger big) {
            to.write(big);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            to.write(number.doubleValue());
        } else {
            throw new IllegalArgumentException("%s of %s is not a JSON value"
                    .formatted(value, value.getClass().getName()));
        }
    }
}
