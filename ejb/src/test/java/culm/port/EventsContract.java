package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

public interface EventsContract extends Contract {

    /** Enough for all. */
    int MANY = 10_000;

    private static Event event(String run) {
        return Event.ofRun(Kind.PIPELINE_STARTED, Given.NOW, Given.run(run), "anna");
    }

    private void add(String... runs) {
        stores().transactions().run(() -> stores().events()
                .add(List.of(runs).stream().map(EventsContract::event).toList()));
    }

    private int number(int most) {
        return stores().transactions().alone(() -> stores().events().number(most));
    }

    private List<String> runs(long after) {
        return stores().events().after(after, MANY).stream()
                .map(told -> told.event().runId())
                .toList();
    }

    private List<Long> numbers() {
        return stores().events().after(0, MANY).stream()
                .map(NumberedEvent::number)
                .toList();
    }

    @Test
    default void givesBackWhatWasAdded() {
        var full = new Event(Kind.NODE_FAILED, Given.NOW, "blue", "r", "a run", "n", "a node", "v1", "anna", null);
        var bare = Event.ofWebhook(Kind.WEBHOOK_STOPPED, Given.NOW, Event.EVERY_PROJECT, "w");
        stores().transactions().run(() -> stores().events().add(List.of(full, bare)));
        number(MANY);

        assertThat(stores().events().after(0, MANY))
                .containsExactly(new NumberedEvent(1, full), new NumberedEvent(2, bare));
    }

    @Test
    default void nobodySeesAnEventBeforeItHasItsNumber() {
        add("a", "b");

        assertThat(runs(0)).isEmpty();
        assertThat(stores().events().unnumbered()).isEqualTo(2);
        assertThat(stores().events().newest()).isZero();
        assertThat(number(MANY)).isEqualTo(2);
        assertThat(runs(0)).containsExactly("a", "b");
        assertThat(stores().events().unnumbered()).isZero();
        assertThat(stores().events().newest()).isEqualTo(2);
    }

    @Test
    default void numbersGoOnWithoutGaps() {
        assertThat(number(MANY)).isZero();
        add("a", "b", "c");
        assertThat(number(2)).isEqualTo(2);
        assertThat(number(2)).isEqualTo(1);
        add("d");
        number(2);

        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(runs(2)).containsExactly("c", "d");
        assertThat(stores().events().after(1, 2))
                .extracting(NumberedEvent::number)
                .containsExactly(2L, 3L);
        assertThat(runs(4)).isEmpty();
    }

    @Test
    default void isUndoneWithWhatItTells() {
        assertThatThrownBy(() -> stores().transactions().alone(() -> {
                    stores().events().add(List.of(event("a")));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        add("b");
        number(MANY);

        assertThat(runs(0)).containsExactly("b");
        assertThat(numbers()).containsExactly(1L);
    }

    /** Runs write their events while several servers number them: each keeps its order, and no number is there twice. */
    @Test
    default void manyWritersAndSeveralWhoNumberMakeOneOrder() throws Exception {
        var writers = 4;
        var each = 25;
        atOnce(writers + 2, thread -> () -> {
            for (int i = 0; i < each; i++) {
                if (thread < writers) {
                    add("w%d-%03d".formatted(thread, i), "w%d-%03d+".formatted(thread, i));
                } else {
                    number(7);
                }
            }
            return null;
        });
        while (number(MANY) > 0) {}

        assertThat(numbers())
                .isEqualTo(
                        LongStream.rangeClosed(1, 2L * writers * each).boxed().toList());
        var told = runs(0);
        for (int writer = 0; writer < writers; writer++) {
            var own = "w" + writer;
            assertThat(told.stream().filter(run -> run.startsWith(own))).isSorted();
        }
    }

    /** What a reader has not seen when it looks comes later, under a higher number. */
    @Test
    default void whoReadsOnFromTheLastNumberMissesNothing() throws Exception {
        var seen = new ArrayList<NumberedEvent>();
        atOnce(4, thread -> () -> {
            for (int i = 0; i < 30; i++) {
                if (thread == 0) {
                    var last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).number();
                    seen.addAll(stores().events().after(last, 5));
                } else if (thread == 1) {
                    number(3);
                } else {
                    add("w%d-%d".formatted(thread, i));
                }
            }
            return null;
        });
        while (number(MANY) > 0) {}
        var last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).number();
        seen.addAll(stores().events().after(last, MANY));

        assertThat(seen)
                .extracting(NumberedEvent::number)
                .isEqualTo(LongStream.rangeClosed(1, 60).boxed().toList());
        assertThat(seen)
                .extracting(told -> told.event().runId())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 60)
                        .mapToObj(i -> "w%d-%d".formatted(2 + i / 30, i % 30))
                        .toList());
    }

    @Test
    default void theOldestAreForgottenInPortions() {
        add("a", "b", "c", "d");
        number(MANY);
        var later = Given.NOW.plusSeconds(1);

        assertThat(stores().transactions().alone(() -> stores().events().forget(Given.NOW, 10, 10)))
                .isZero();
        assertThat(stores().transactions().alone(() -> stores().events().forget(later, 10, 1)))
                .isEqualTo(1);
        assertThat(stores().transactions().alone(() -> stores().events().forget(later, 3, 10)))
                .isEqualTo(2);
        assertThat(numbers()).containsExactly(4L);
        assertThat(stores().events().newest()).isEqualTo(4);
        add("e");
        number(MANY);
        assertThat(numbers()).containsExactly(4L, 5L);
    }
}
