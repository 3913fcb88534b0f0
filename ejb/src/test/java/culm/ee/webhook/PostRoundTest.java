package culm.ee.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import culm.ee.event.EventKeeper;
import culm.ee.event.EventSettings;
import culm.ee.json.JsonText;
import culm.engine.TimeOrderedIds;
import culm.memory.ManualClock;
import culm.memory.MemoryStores;
import culm.port.Event;
import culm.port.Event.Kind;
import culm.port.Given;
import culm.port.Stores;
import culm.port.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks get what is for them, in order, signed, however long it takes until they take it. */
class PostRoundTest {

    private final ManualClock clock = new ManualClock(Given.NOW);
    private final Stores stores = MemoryStores.empty(clock);
    private final EventSettings settings = settings(true);
    private final Sources sources = new Sources(
            stores.events(),
            stores.webhooks(),
            stores.deliveries(),
            stores.projects(),
            stores.transactions(),
            clock,
            new TimeOrderedIds(clock));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Postman postman = Postman.byHttp(settings, timer, clock, sources.ids());
    private final List<String> told = new ArrayList<>();
    private final PostRound round =
            new PostRound(sources, settings, postman, new BackOff(() -> 0.5), new Told(), Runnable::run);
    private final WebhookDesk desk = new WebhookDesk(sources, settings);
    private final DeliveryDesk deliveries = new DeliveryDesk(sources, postman);
    private final EventKeeper keeper =
            new EventKeeper(stores.events(), stores.transactions(), clock, settings.keep(), 100, round::delivered);
    private final SmallTarget target = new SmallTarget();
    private String secret;

    private static EventSettings settings(boolean privateTargets) {
        return new EventSettings(
                Event.Detail.RUNS,
                Duration.ofHours(1),
                100,
                10,
                privateTargets,
                Duration.ofHours(2),
                Duration.ofSeconds(2));
    }

    private final class Told implements PostRound.Listener {
        @Override
        public void sent(boolean arrived) {
            told.add(arrived ? "arrived" : "failed");
        }

        @Override
        public void stopped(Webhook webhook, String why) {
            told.add("stopped");
        }

        @Override
        public void missed(Webhook webhook, long from, long to) {
            told.add("missed %d-%d".formatted(from, to));
        }
    }

    @AfterEach
    void close() {
        target.close();
        timer.shutdownNow();
    }

    private String webhook(String project, String... types) {
        var types1 = new LinkedHashSet<>(List.of(types));
        var made = desk.create("anna", new WebhookSpec(project, target.url(), null, types1, null, false));
        assertThat(made.code()).isEqualTo(Code.OK);
        secret = (String) made.extra().get("secret");
        return (String) made.extra().get("id");
    }

    private void happen(String project, Kind kind, int times) {
        var events = IntStream.range(0, times)
                .mapToObj(i -> new Event(kind, clock.instant(), project, "p", "p", null, null, null, null, null))
                .toList();
        stores.transactions().run(() -> stores.events().add(events));
        keeper.number();
    }

    private void happen(int times) {
        happen("blue", Kind.PIPELINE_STARTED, times);
    }

    private List<String> received() {
        return target.requests().stream()
                .map(request -> (Map<?, ?>) JsonText.parse(request.body()))
                .map(body -> (String) body.get("id"))
                .toList();
    }

    private void wait(Duration time) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.tick(Duration.ofSeconds(1));
            round.begin();
        }
    }

    private Webhook found(String id) {
        return stores.webhooks().find(id).orElseThrow();
    }

    private List<DeliveryView> log(String id) {
        return deliveries.list(id, new DeliverySearch(null, null, 200)).items();
    }

    @Test
    void everyEventArrivesInOrderAndIsSigned() {
        webhook(null);
        happen(3);

        round.begin();

        assertThat(received()).containsExactly("1", "2", "3");
        assertThat(target.requests()).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.headers().get("content-type")).isEqualTo("application/json");
            var seconds = Long.parseLong(request.headers().get("webhook-timestamp"));
            assertThat(seconds).isEqualTo(clock.instant().getEpochSecond());
            assertThat(request.headers().get("webhook-signature"))
                    .isEqualTo(Signature.of(
                            secret,
                            request.headers().get("webhook-id"),
                            seconds,
                            request.body().getBytes()));
        });
    }

    @Test
    void aTargetThatFailsForMinutesGetsEveryEventInOrderOnceItIsBack() {
        var id = webhook(null);
        target.answers(503);
        for (int minute = 0; minute < 10; minute++) {
            happen(2);
            wait(Duration.ofMinutes(1));
        }
        assertThat(received()).containsOnly("1");
        assertThat(target.requests().size()).isBetween(7, 12);
        assertThat(target.requests().stream().map(request -> request.headers().get("webhook-id")))
                .containsOnly(id + "-1");
        assertThat(log(id)).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo("RETRYING");
            assertThat(delivery.response()).isEqualTo(503);
            assertThat(delivery.attempts()).isEqualTo(target.requests().size());
        });
        assertThat(round.behind()).isEqualTo(20);

        target.answers(200);
        var failed = target.requests().size();
        wait(Duration.ofMinutes(6));

        assertThat(received().subList(failed, received().size()))
                .isEqualTo(
                        IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList());
        assertThat(found(id).progress().failingSince()).isNull();
        assertThat(log(id)).hasSize(20).extracting(DeliveryView::status).containsOnly("DELIVERED");
        assertThat(log(id).get(19).attempts()).isEqualTo(failed + 1);
        assertThat(round.behind()).isZero();
    }

    @Test
    void whatIsStillToBeSentIsKeptHoweverOldItIs() {
        webhook(null);
        target.answers(500);
        happen(3);
        wait(Duration.ofMinutes(100));
        keeper.forget();
        target.answers(200);
        var failed = target.requests().size();

        wait(Duration.ofMinutes(6));
        keeper.forget();

        assertThat(received().subList(failed, received().size())).containsExactly("1", "2", "3");
        assertThat(stores.events().after(0, 10)).isEmpty();
    }

    @Test
    void isStoppedWhenItHasFailedForTooLong() {
        var id = webhook(null);
        target.answers(500);
        happen(1);

        wait(Duration.ofMinutes(130));
        keeper.number();

        assertThat(found(id).active()).isFalse();
        assertThat(found(id).progress().stopped()).contains("the answer was 500");
        assertThat(told).endsWith("stopped");
        assertThat(stores.events().after(1, 10))
                .extracting(event -> event.event().kind())
                .containsExactly(Kind.WEBHOOK_STOPPED);
        assertThat(log(id)).extracting(DeliveryView::status).containsExactly("FAILED");
        target.answers(200);
        var failed = target.requests().size();
        desk.change(id, new WebhookSpec(null, null, null, null, true, false));
        wait(Duration.ofSeconds(1));
        assertThat(received().subList(failed, received().size())).containsExactly("1", "2");
    }

    @Test
    void isStoppedAtOnceWhenTheTargetIsGone() {
        var id = webhook(null);
        target.answers(410);
        happen(1);

        round.begin();

        assertThat(found(id).active()).isFalse();
        assertThat(target.requests()).hasSize(1);
    }

    @Test
    void getsWhatItHasAskedForAndNothingElse() {
        stores.transactions().run(() -> stores.projects().add(new culm.port.Project("blue", null, Given.NOW)));
        webhook("blue", "node.failed", "pipeline.finished");
        happen("red", Kind.NODE_FAILED, 600);
        happen("blue", Kind.NODE_FAILED, 1);
        happen("blue", Kind.PIPELINE_STARTED, 600);
        happen("blue", Kind.PIPELINE_FINISHED, 1);

        round.begin();

        assertThat(received()).containsExactly("601", "1202");
        assertThat(round.behind()).isZero();
    }

    @Test
    void whatAnotherServerHasClaimedIsLeftToIt() {
        var id = webhook(null);
        happen(1);
        stores.transactions().run(() -> stores.webhooks().claim(id, "other", Duration.ofMinutes(1)));

        round.begin();
        assertThat(received()).isEmpty();
        clock.tick(Duration.ofMinutes(1));
        round.begin();

        assertThat(received()).containsExactly("1");
    }

    @Test
    void whatWasForgottenIsToldAndTheRestIsSent() {
        webhook(null);
        target.answers(500);
        happen(1);
        round.begin();
        happen(150);
        keeper.forget();
        target.answers(200);
        var failed = target.requests().size();

        wait(Duration.ofSeconds(5));

        assertThat(told).contains("missed 1-51");
        assertThat(received().subList(failed, received().size()))
                .isEqualTo(
                        IntStream.rangeClosed(52, 151).mapToObj(String::valueOf).toList());
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        var id = webhook(null);
        target.redirects(target.url() + "/elsewhere");
        happen(1);

        round.begin();

        assertThat(target.requests()).hasSize(1);
        assertThat(log(id)).extracting(DeliveryView::response).containsExactly(302);
    }

    @Test
    void whoDoesNotListenIsTriedAgain() {
        var id = webhook(null);
        var away = new SmallTarget();
        desk.change(id, new WebhookSpec(null, away.url(), null, null, null, false));
        away.close();
        happen(1);

        round.begin();

        assertThat(log(id)).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo("RETRYING");
            assertThat(delivery.response()).isNull();
            assertThat(delivery.trouble()).isNotBlank();
        });
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(create(new WebhookSpec(null, "hook", null, null, null, false)))
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(create(new WebhookSpec("nowhere", target.url(), null, null, null, false)))
                .isEqualTo(Code.UNKNOWN_PROJECT);
        assertThat(create(new WebhookSpec(null, target.url(), "whsec_short", null, null, false)))
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThatThrownBy(() -> create(new WebhookSpec(null, target.url(), null, Set.of("x"), null, false)))
                .isInstanceOf(CulmException.class);
    }

    private Code create(WebhookSpec spec) {
        return desk.create("anna", spec).code();
    }

    @Test
    void aPingTellsWhetherItArrives() {
        var id = webhook(null);

        var answer = deliveries.ping(id);
        target.answers(404);
        var other = deliveries.ping(id);

        assertThat(answer.extra()).containsEntry("status", "DELIVERED").containsEntry("response", 204);
        assertThat(other.extra()).containsEntry("status", "FAILED").containsEntry("response", 404);
        assertThat(target.requests().get(0).body()).contains("\"type\":\"ping\"");
        assertThat(log(id)).extracting(DeliveryView::cause).containsExactly("PING", "PING");
        assertThat(deliveries.ping("nobody").code()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void anEventIsSentOnceMoreAsLongAsItIsKept() {
        var id = webhook(null);
        happen(2);
        round.begin();
        var first = log(id).get(1).id();

        var again = deliveries.redeliver(id, first);

        assertThat(again.extra()).containsEntry("status", "DELIVERED");
        assertThat(received()).containsExactly("1", "2", "1");
        clock.tick(Duration.ofHours(2));
        keeper.forget();
        assertThat(deliveries.redeliver(id, first).code()).isEqualTo(Code.GONE);
        assertThat(deliveries.redeliver(id, "nothing").code()).isEqualTo(Code.NOT_FOUND);
        round.forget();
        assertThat(log(id)).isEmpty();
    }

    @Test
    void aFreshSecretSignsFromThenOn() {
        var id = webhook(null);

        var fresh = (String) desk.change(id, new WebhookSpec(null, null, null, null, null, true))
                .extra()
                .get("secret");
        happen(1);
        round.begin();

        assertThat(fresh).isNotEqualTo(secret);
        assertThat(found(id).secret()).isEqualTo(fresh);
        assertThat(found(id).toString() + desk.find(id)).doesNotContain(fresh.substring(8));
    }

    @Test
    void nothingIsSentToPrivateAddressesUnlessThatIsMeant() {
        var refused = new WebhookDesk(sources, settings(false))
                .create("anna", new WebhookSpec(null, target.url(), null, null, null, false));
        assertThat(refused.code()).isEqualTo(Code.INVALID_ARGUMENT);
        var later = Postman.byHttp(settings(false), timer, clock, sources.ids());
        webhook(null);
        assertThat(later.ping(found(desk.list().get(0).id())).delivery().trouble())
                .contains("private network");
        assertThat(target.requests()).isEmpty();
    }
}
