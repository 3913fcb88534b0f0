package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import culm.api.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final int LIMIT = 1_000;

    @Test
    void readsAnObjectAndKeepsLargeIntegersExact() {
        var body = Body.object(bytes("{\"data\": 123456789012345678901234567890}"), -1, LIMIT);

        assertThat(body.value("data")).isEqualTo(new BigInteger("123456789012345678901234567890"));
    }

    @Test
    void saysWhereTheTextIsNoJson() {
        var refusal = refusal(bytes("{\"a\": 1,\n \"b\": }"));

        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal).hasMessageStartingWith("the body is not JSON: line 2, column");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThat(refusal(bytes("[1]"))).hasMessage("the body must be a JSON object");
        assertThat(refusal(bytes("null"))).hasMessage("the body must be a JSON object");
        assertThat(refusal(bytes(""))).hasMessage("the body is empty");
    }

    @Test
    void readsNoFurtherThanTheLimit() {
        var endless = new Endless();

        var refusal = refusal(endless);

        assertThat(refusal.code()).isEqualTo(Code.LIMIT);
        assertThat(refusal).hasMessage("the body is larger than 1000 bytes");
        assertThat(endless.given).isLessThan(100_000);
    }

    @Test
    void readsNothingOfABodyThatIsAnnouncedTooLarge() {
        var endless = new Endless();

        var refusal = catchThrowableOfType(Refusal.class, () -> Body.object(endless, LIMIT + 1, LIMIT));

        assertThat(refusal.code()).isEqualTo(Code.LIMIT);
        assertThat(endless.given).isZero();
    }

    @Test
    void takesABodyThatJustFits() {
        var text = "{\"a\":\"" + "x".repeat(LIMIT - 8) + "\"}";

        assertThat(Body.object(bytes(text), -1, LIMIT).text("a", "")).hasSize(LIMIT - 8);
    }

    @Test
    void aBrokenConnectionIsNoBadSyntax() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset by peer");
            }
        };

        assertThat(refusal(broken)).hasMessage("the body could not be read to its end: reset by peer");
    }

    private static Refusal refusal(InputStream body) {
        return catchThrowableOfType(Refusal.class, () -> Body.object(body, -1, LIMIT));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A list that never ends. */
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            return "[1,".charAt(given++ == 0 ? 0 : (int) (1 + given % 2));
        }
    }
}
