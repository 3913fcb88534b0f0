package culm.ee.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import culm.ee.event.EventDesk.Sight;
import culm.memory.ManualClock;
import culm.memory.MemoryStores;
import culm.port.Event;
import culm.port.Event.Kind;
import culm.port.Given;
import culm.port.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who watches is told all that it may see, in order, once; whoever reads slowly holds up nobody. */
class EventFeedTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final Stores stores = MemoryStores.empty(clock);
    private final EventFeed feed = new EventFeed(stores.events(), clock, 3);
    private final EventDesk desk = new EventDesk(stores.events(), feed);
    private final EventKeeper keeper = new EventKeeper(
            stores.events(), stores.transactions(), clock, Duration.ofHours(1), 5_000, () -> Long.MAX_VALUE);
    private Optional<Sight> sight = Optional.of(new Sight(null));

    /** The other end of a connection. */
    private static final class Reader implements Outlet {
        private final List<Long> read = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private boolean ready = true;
        private boolean open = true;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void send(List<EventView> events, long upTo) {
            events.forEach(event -> read.add(event.number()));
        }

        @Override
        public void gap(long after, long upTo) {
            said.add("gap %d-%d".formatted(after, upTo));
        }

        @Override
        public void beat(long upTo) {
            said.add("beat " + upTo);
        }

        @Override
        public void end(long upTo) {
            said.add("end " + upTo);
            open = false;
        }
    }

    private static EventSearch all() {
        return after(null);
    }

    private static EventSearch after(Long number) {
        return new EventSearch(number, Set.of(), null, 100);
    }

    private Reader watch(EventSearch search, long after) {
        var reader = new Reader();
        desk.watch(search, after, () -> sight, reader, LONG);
        feed.serve();
        return reader;
    }

    private void happen(Event... events) {
        stores.transactions().run(() -> stores.events().add(List.of(events)));
        keeper.number();
        feed.serve();
    }

    private void happen(int times) {
        happen(IntStream.range(0, times).mapToObj(i -> event("p" + i, "blue")).toArray(Event[]::new));
    }

    private Event event(String run, String project) {
        return new Event(Kind.PIPELINE_STARTED, clock.instant(), project, run, run, null, null, null, null, null);
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void whoComesIsToldWhatHappensFromThenOn() {
        happen(3);
        var reader = watch(all(), feed.newest());

        happen(2);

        assertThat(reader.read).isEqualTo(numbers(4, 5));
    }

    @Test
    void whoComesBackIsToldWhatItHasMissedAndNothingTwice() {
        var reader = watch(all(), 0);
        happen(5);
        reader.open = false;
        happen(2_700);

        var back = watch(all(), 5);
        happen(1);

        assertThat(reader.read).isEqualTo(numbers(1, 5));
        assertThat(back.read).isEqualTo(numbers(6, 2_706));
        assertThat(back.said).isEmpty();
    }

    @Test
    void whoReadsSlowlyIsToldLaterAndHoldsUpNobody() {
        var slow = watch(all(), 0);
        var quick = watch(all(), 0);
        slow.ready = false;
        happen(5_000);
        feed.serve();
        feed.serve();
        assertThat(slow.read).isEmpty();
        assertThat(quick.read).isEqualTo(numbers(1, 5_000));

        slow.ready = true;
        feed.serve();
        feed.serve();
        feed.serve();

        assertThat(slow.read).isEqualTo(numbers(1, 5_000));
    }

    @Test
    void whoDoesNotReadForAMinuteIsSentAway() {
        var stuck = watch(all(), 0);
        stuck.ready = false;
        clock.tick(Duration.ofSeconds(59));
        feed.serve();
        assertThat(feed.size()).isEqualTo(1);

        clock.tick(Duration.ofSeconds(1));
        feed.serve();

        assertThat(stuck.said).containsExactly("end 0");
        assertThat(feed.size()).isZero();
    }

    @Test
    void aGapIsToldAndWhatIsKeptFollows() {
        happen(10);
        clock.tick(Duration.ofHours(2));
        keeper.forget();
        happen(3);

        var reader = watch(all(), 4);

        assertThat(reader.said).containsExactly("gap 4-10");
        assertThat(reader.read).isEqualTo(numbers(11, 13));
    }

    @Test
    void aNumberOfAnotherDatabaseIsAGapToo() {
        happen(3);

        var reader = watch(all(), 77);
        happen(1);

        assertThat(reader.said).containsExactly("gap 77-3");
        assertThat(reader.read).isEqualTo(numbers(4, 4));
    }

    @Test
    void whatIsKeptFromTheBeginningIsNoGap() {
        happen(10);
        clock.tick(Duration.ofHours(2));
        keeper.forget();
        happen(2);

        assertThat(watch(all(), 0).said).isEmpty();
        assertThat(desk.read(after(0L), null).items())
                .extracting(EventView::number)
                .containsExactly(11L, 12L);
        assertThat(desk.read(after(4L), null).gap()).isTrue();
        assertThat(desk.read(after(10L), null).gap()).isFalse();
    }

    @Test
    void eachSeesItsProjectsAndWhatItHasAskedFor() {
        sight = Optional.of(new Sight(Set.of("blue")));
        var blue = watch(all(), 0);
        sight = Optional.of(new Sight(null));
        var failures = watch(new EventSearch(null, Set.of("node.failed"), null, 100), 0);
        var one = watch(new EventSearch(null, Set.of(), "c", 100), 0);

        happen(
                event("a", "red"),
                event("b", "blue"),
                new Event(Kind.NODE_FAILED, clock.instant(), "red", "a", "a", "n", "n", "v", null, null),
                event("c", "red"),
                Event.ofWebhook(Kind.WEBHOOK_STOPPED, clock.instant(), Event.EVERY_PROJECT, "w"));

        assertThat(blue.read).containsExactly(2L);
        assertThat(failures.read).containsExactly(3L);
        assertThat(one.read).containsExactly(4L);
        assertThat(desk.read(after(0L), Set.of("red")).items())
                .extracting(EventView::number)
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void whoMayNoLongerSeeAnythingIsSentAway() {
        var reader = watch(all(), 0);
        sight = Optional.empty();
        clock.tick(Duration.ofSeconds(15));

        happen(1);

        assertThat(reader.read).isEmpty();
        assertThat(reader.said).containsExactly("end 0");
    }

    @Test
    void aConnectionHasAPulseThatSaysHowFarItHasCome() {
        sight = Optional.of(new Sight(Set.of("blue")));
        var reader = watch(all(), 0);
        happen(event("a", "red"));

        clock.tick(Duration.ofSeconds(15));
        feed.serve();

        assertThat(reader.read).isEmpty();
        assertThat(reader.said).containsExactly("beat 1");
    }

    @Test
    void aConnectionEndsWhenItsTimeIsOver() {
        var reader = watch(all(), 0);

        clock.tick(LONG);
        feed.serve();

        assertThat(reader.said).endsWith("end 0");
        assertThat(feed.size()).isZero();
    }

    @Test
    void thereIsRoomForSoManyAndNoMore() {
        var first = watch(all(), 0);
        watch(all(), 0);
        watch(all(), 0);

        assertThatThrownBy(() -> watch(all(), 0))
                .isInstanceOfSatisfying(CulmException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.UNAVAILABLE));
        first.open = false;
        feed.serve();
        watch(all(), 0);

        assertThat(feed.size()).isEqualTo(3);
    }

    @Test
    void whenTheServerStopsEverybodyIsSentElsewhere() {
        var reader = watch(all(), 0);

        feed.close();

        assertThat(reader.said).containsExactly("end 0");
        assertThatThrownBy(() -> watch(all(), 0)).isInstanceOf(CulmException.class);
    }

    @Test
    void aPageHasWhatFitsAndGoesOnBehindIt() {
        happen(1_200);
        var asked = new EventSearch(1_000L, Set.of(), null, 150);

        var first = desk.read(asked, null);
        var second = desk.read(asked.from(first.next()), null);
        var third = desk.read(asked.from(second.next()), null);

        assertThat(first.items()).extracting(EventView::number).isEqualTo(numbers(1_001, 1_150));
        assertThat(second.items()).extracting(EventView::number).isEqualTo(numbers(1_151, 1_200));
        assertThat(third.items()).isEmpty();
        assertThat(third.next()).isEqualTo(1_200);
        assertThat(desk.read(all(), null).next()).isEqualTo(1_200);
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> desk.read(new EventSearch(0L, Set.of("node.exploded"), null, 100), null))
                .isInstanceOfSatisfying(CulmException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.INVALID_ARGUMENT));
        assertThatThrownBy(() -> desk.read(new EventSearch(0L, Set.of(), null, 501), null))
                .isInstanceOf(CulmException.class);
    }

    @Test
    void tooManyAreForgottenHoweverYoungTheyAre() {
        happen(5_010);

        keeper.forget();

        assertThat(stores.events().after(0, 1).get(0).number()).isEqualTo(11);
    }
}
