package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void aTraceParentIsTakenOver() {
        assertThat(Trace.given("00-" + TRACE + "-" + SPAN + "-01", null)).contains(TRACE);
    }

    @Test
    void aTraceParentOfALaterVersionMayHaveMore() {
        assertThat(Trace.given("01-" + TRACE + "-" + SPAN + "-01-more", null)).contains(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE,
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-" + SPAN + "-01\n"
            })
    void anyOtherTraceParentCountsAsNotThere(String parent) {
        assertThat(Trace.given(parent, null)).isEmpty();
        assertThat(Trace.given(parent, "mine")).contains("mine");
    }

    @Test
    void aTraceParentGoesBeforeATraceId() {
        assertThat(Trace.given("00-" + TRACE + "-" + SPAN + "-01", "mine")).contains(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nINFO forged", "\u00fc", "a;b", "<script>"})
    void aTraceIdThatCouldForgeALogCountsAsNotThere(String own) {
        assertThat(Trace.given(null, own)).isEmpty();
        assertThat(Trace.given(null, "a".repeat(65))).isEmpty();
        assertThat(Trace.given(null, "a".repeat(64))).isPresent();
    }
}
