package culm.web.rest;

import culm.api.Code;
import culm.ee.json.JsonSyntax;
import culm.ee.json.JsonText;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Map;

/** Reads a request body, and no more of it than is allowed. */
final class Body {

    private static final int FREE_SECONDS = 10;
    private static final int LEAST_BYTES_A_SECOND = 1_024;

    private Body() {}

    /**
     * @param announced how many bytes the header tells of, or -1
     * @throws Refusal if it is too large, or no JSON object
     */
    static Fields object(InputStream body, int announced, long limit) {
        if (announced > limit) {
            throw tooLarge(limit);
        }
        return new Fields(map(read(body, limit)));
    }

    /**
     * A body that may be left out.
     *
     * @param type the media type that the request names, or null
     */
    static Fields optional(InputStream body, MediaType type, int announced, long limit) {
        var pushed = new PushbackInputStream(body);
        try {
            var first = pushed.read();
            if (first < 0) {
                return new Fields(Map.of());
            }
            pushed.unread(first);
        } catch (IOException broken) {
            throw unreadable(broken);
        }
        if (type == null || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            throw new Refusal(Code.UNSUPPORTED_MEDIA_TYPE, "the body must be application/json; it is " + type);
        }
        return object(pushed, announced, limit);
    }

    private static Object read(InputStream body, long limit) {
        try (var counted = new Counted(body, limit)) {
            return parse(counted);
        } catch (IOException closing) {
            throw unreadable(closing);
        }
    }

    private static Object parse(Counted body) {
        try {
            return JsonText.parse(body);
        } catch (JsonSyntax syntax) {
            throw Refusal.invalid(
                    body.count == 0 ? "the body is empty" : "the body is not JSON: " + syntax.getMessage());
        }
    }

    private static Map<String, Object> map(Object value) {
        if (value instanceof Map<?, ?> members) {
            @SuppressWarnings("unchecked") // keys of a JSON object are text
            var object = (Map<String, Object>) members;
            return object;
        }
        throw Refusal.invalid("the body must be a JSON object");
    }

    private static Refusal tooLarge(long limit) {
        return new Refusal(Code.LIMIT, "the body is larger than %d bytes".formatted(limit));
    }

    private static Refusal unreadable(IOException why) {
        return Refusal.invalid("the body could not be read to its end: " + why.getMessage());
    }

    /** Stops after so many bytes. Throws refusals instead of I/O errors, which a parser would take for bad syntax. */
    private static final class Counted extends InputStream {
        private final InputStream from;
        private final long limit;
        private final long begin = System.nanoTime();
        private long count;
        private boolean slow;

        private Counted(InputStream from, long limit) {
            this.from = from;
            this.limit = limit;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                var got = from.read(bytes, offset, length);
                count += Math.max(0, got);
                if (count > limit) {
                    throw tooLarge(limit);
                }
                refuseSlow();
                return got;
            } catch (IOException broken) {
                throw unreadable(broken);
            }
        }

        /** Whoever sends a byte now and then would keep a thread of the server for days. */
        private void refuseSlow() {
            var seconds = (System.nanoTime() - begin) / 1_000_000_000;
            if (seconds > FREE_SECONDS && count / seconds < LEAST_BYTES_A_SECOND) {
                slow = true;
                throw Refusal.invalid("the body comes too slowly");
            }
        }

        @Override
        public void close() throws IOException {
            if (!slow) { // servers read what is left of a body that is closed
                from.close();
            }
        }
    }
}
