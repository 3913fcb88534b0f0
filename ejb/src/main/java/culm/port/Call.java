package culm.port;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A changing call on its way, as its record will tell of it.
 *
 * @param actor who calls
 * @param door by which it came: rest, ejb, remote or system
 * @param address where from, or null
 * @param traceId by which the caller or a log knows it, or null
 * @param reason why, in the caller's words, or null
 * @param action its name, as in {@code pause_pipeline}; null: it is not recorded
 * @param target the id or name that it is about, or null
 * @param given what it brings, by name
 * @param once under which key it may come again, or null
 */
public record Call(
        String actor,
        String door,
        String address,
        String traceId,
        String reason,
        String action,
        String target,
        Map<String, Object> given,
        Once once) {

    private static final int LONGEST_ACTOR = 255;
    private static final int LONGEST_TARGET = 255;
    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_REASON = 1_000;

    public Call {
        actor = clean(actor, LONGEST_ACTOR);
        address = clean(address, LONGEST_ADDRESS);
        traceId = clean(traceId, LONGEST_ADDRESS);
        reason = clean(reason, LONGEST_REASON);
        target = clean(target, LONGEST_TARGET);
    }

    /** That cannot come again. */
    public Call(
            String actor,
            String door,
            String address,
            String traceId,
            String reason,
            String action,
            String target,
            Map<String, Object> given) {
        this(actor, door, address, traceId, reason, action, target, given, null);
    }

    /** Of which nothing is kept but who it is from. */
    public static Call unrecorded(String actor) {
        return new Call(actor, "system", null, null, null, null, null, Map.of());
    }

    /** The same about another target: what it has made. */
    public Call about(String made) {
        return new Call(actor, door, address, traceId, reason, action, made, given, once);
    }

    /** The same as one that may come again; null: that may not. */
    public Call with(Once key) {
        return new Call(actor, door, address, traceId, reason, action, target, given, key);
    }

    public boolean recorded() {
        return action != null;
    }

    /** The record of it, that it was refused: of what it brought the names only, since nobody knows what is secret. */
    public AuditEntry refused(String id, Instant at, Optional<Run> run, String code) {
        var names = given.isEmpty() ? Map.<String, Object>of() : Map.<String, Object>of("given", names());
        return entry(
                id, at, run.map(Run::project).orElse(null), run.map(Run::id).orElse(null), code, null, null, names);
    }

    private Object names() {
        return given.keySet().stream().sorted().toList();
    }

    /** @param changes what it has brought, without what is secret */
    public AuditEntry entry(
            String id,
            Instant at,
            String project,
            String runId,
            String code,
            String before,
            String after,
            Map<String, Object> changes) {
        return new AuditEntry(
                id, at, actor, door, address, traceId, action, project, runId, target, reason, code, before, after,
                changes);
    }

    /** What comes from outside may be of any length, and have characters that make two lines of one. */
    private static String clean(String text, int longest) {
        if (text == null) {
            return null;
        }
        var line = text.codePoints().anyMatch(Call::isOdd) ? plain(text) : text;
        return line.length() <= longest ? line : line.substring(0, end(line, longest));
    }

    private static int end(String line, int longest) {
        return Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
    }

    private static boolean isOdd(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static String plain(String text) {
        return text.codePoints()
                .map(point -> isOdd(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
