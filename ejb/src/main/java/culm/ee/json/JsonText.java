package culm.ee.json;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/**
 * JSON text and the values that flows carry: maps in the order of the text, lists, {@code String}, {@code Boolean},
 * {@code Long} or {@code BigInteger} for whole numbers, {@code Double} for those with a point or an exponent, and null.
 * Where an object has a key twice, the last one counts. How long a text may be is for the caller to limit.
 */
public final class JsonText {

    /** How deep lists and objects may be nested: a little less than the servers' parser itself bears. */
    public static final int MAX_DEPTH = 900;

    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final JsonGeneratorFactory GENERATORS =
            JsonProvider.provider().createGeneratorFactory(Map.of());

    private JsonText() {}

    /** @throws JsonSyntax if it is not one JSON value */
    public static Object parse(String text) {
        return parse(new StringReader(text));
    }

    /** Reads to the end, and closes. */
    public static Object parse(Reader text) {
        return JsonReading.of(() -> PARSERS.createParser(text));
    }

    /** Reads to the end, and closes; finds out by itself which UTF it is. */
    public static Object parse(InputStream text) {
        return JsonReading.of(() -> PARSERS.createParser(text));
    }

    /** @throws IllegalArgumentException if there is something in it that is none of the values above */
    public static String write(Object value) {
        var text = new StringWriter();
        try (var generator = GENERATORS.createGenerator(text)) {
            JsonWriting.write(generator, value, 0);
        }
        return text.toString();
    }
}
