package culm.plugin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A type of one value.
 *
 * @param words what must be there, for whoever has given something else
 * @param zero what stands for a value of a primitive type that is not there
 */
record Scalar(String words, Object zero, Function<Object, Object> reader) {

    private static final Map<Class<?>, Scalar> ALL = all();

    static Optional<Scalar> of(Class<?> type) {
        return Optional.ofNullable(ALL.get(type));
    }

    /** Empty if the value is none of this type. */
    Optional<Object> read(Object json) {
        try {
            return Optional.ofNullable(reader.apply(json));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Map<Class<?>, Scalar> all() {
        var all = new HashMap<Class<?>, Scalar>();
        all.put(String.class, new Scalar("text", null, Scalar::text));
        both(all, boolean.class, Boolean.class, new Scalar("true or false", false, Scalar::truth));
        numbers(all);
        parsed(all, "a time like 2026-01-31T12:00:00Z", Instant.class, Instant::parse);
        parsed(all, "a date like 2026-01-31", LocalDate.class, LocalDate::parse);
        parsed(all, "a time like 12:00:00", LocalTime.class, LocalTime::parse);
        parsed(all, "a time like 2026-01-31T12:00:00", LocalDateTime.class, LocalDateTime::parse);
        parsed(all, "a time like 2026-01-31T12:00:00+01:00", OffsetDateTime.class, OffsetDateTime::parse);
        parsed(all, "a time like 2026-01-31T12:00:00+01:00[Europe/Paris]", ZonedDateTime.class, ZonedDateTime::parse);
        parsed(all, "a duration like PT30S", Duration.class, Duration::parse);
        parsed(all, "a time zone like Europe/Paris", ZoneId.class, ZoneId::of);
        parsed(all, "a UUID", UUID.class, UUID::fromString);
        parsed(all, "a URI", URI.class, URI::create);
        return Map.copyOf(all);
    }

    private static void numbers(Map<Class<?>, Scalar> all) {
        var whole = "a whole number";
        both(all, int.class, Integer.class, new Scalar(whole, 0, json -> decimal(json)
                .intValueExact()));
        both(all, long.class, Long.class, new Scalar(whole, 0L, json -> decimal(json)
                .longValueExact()));
        both(all, short.class, Short.class, new Scalar(whole, (short) 0, json -> decimal(json)
                .shortValueExact()));
        both(all, byte.class, Byte.class, new Scalar(whole, (byte) 0, json -> decimal(json)
                .byteValueExact()));
        all.put(BigInteger.class, new Scalar(whole, null, json -> decimal(json).toBigIntegerExact()));
        both(all, double.class, Double.class, new Scalar("a number", 0d, json -> decimal(json)
                .doubleValue()));
        both(all, float.class, Float.class, new Scalar("a number", 0f, json -> decimal(json)
                .floatValue()));
        all.put(BigDecimal.class, new Scalar("a number", null, Scalar::decimal));
        all.put(Number.class, new Scalar("a number", null, json -> json instanceof Number ? json : decimal(json)));
    }

    private static void both(Map<Class<?>, Scalar> all, Class<?> primitive, Class<?> boxed, Scalar scalar) {
        all.put(primitive, scalar);
        all.put(boxed, scalar);
    }

    private static <T> void parsed(
            Map<Class<?>, Scalar> all, String words, Class<T> type, Function<String, ? extends T> parse) {
        all.put(type, new Scalar(words, null, json -> json instanceof String text ? parse.apply(text.strip()) : null));
    }

    /** Numbers and booleans have one form as text. */
    private static Object text(Object json) {
        return json instanceof String || json instanceof Number || json instanceof Boolean ? json.toString() : null;
    }

    private static Object truth(Object json) {
        if (json instanceof String text) {
            return text.equalsIgnoreCase("true") ? Boolean.TRUE : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
        }
        return json instanceof Boolean ? json : null;
    }

    private static BigDecimal decimal(Object json) {
        if (json instanceof Number || json instanceof String) {
            return new BigDecimal(json.toString().strip());
        }
        throw new IllegalArgumentException("no number");
    }
}
