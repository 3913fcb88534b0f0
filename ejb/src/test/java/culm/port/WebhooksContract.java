package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.port.Event.Kind;
import culm.port.Webhook.Progress;
import culm.port.Webhooks.ClaimLost;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface WebhooksContract extends Contract {

    Duration LEASE = Duration.ofMinutes(1);

    private static Webhook webhook(String id) {
        return new Webhook(
                id,
                "blue",
                "https://example.org/hook?a=b",
                "whsec_c2VjcmV0",
                Set.of(Kind.NODE_FAILED, Kind.PIPELINE_FINISHED),
                true,
                "anna",
                Given.NOW,
                Progress.from(5, Given.NOW));
    }

    private Webhook found(String id) {
        return stores().webhooks().find(id).orElseThrow();
    }

    private void add(Webhook webhook) {
        alone(() -> stores().webhooks().add(webhook));
    }

    private void alone(Runnable work) {
        stores().transactions().alone(() -> {
            work.run();
            return null;
        });
    }

    private void claim(String id, String server) {
        alone(() -> stores().webhooks().claim(id, server, LEASE));
    }

    private void advance(String id, String server, Progress progress, Duration lease) {
        alone(() -> stores().webhooks().advance(id, server, progress, lease));
    }

    @Test
    default void givesBackWhatWasAdded() {
        add(webhook("b"));
        add(webhook("a"));

        assertThat(stores().webhooks().list()).containsExactly(webhook("a"), webhook("b"));
        assertThat(found("a")).isEqualTo(webhook("a"));
        assertThat(stores().webhooks().find("c")).isEmpty();
        alone(() -> stores().webhooks().remove("a"));
        assertThat(stores().webhooks().list()).containsExactly(webhook("b"));
    }

    @Test
    default void whatPeopleChangeAndHowFarItHasComeDoNotGetInEachOthersWay() {
        add(webhook("a"));
        var seen = found("a");
        claim("a", "s");
        var progress = seen.progress().upTo(9);
        advance("a", "s", progress, LEASE);

        alone(() -> stores().webhooks().change(seen.with("https://example.org/other", Set.of())));

        assertThat(found("a"))
                .isEqualTo(seen.with("https://example.org/other", Set.of()).at(progress));
        alone(() -> stores().webhooks().change(found("a").inactive()));
        assertThat(found("a").active()).isFalse();
        alone(() -> stores().webhooks().change(found("a").activated(Given.NOW.plusSeconds(1))));
        assertThat(found("a").active()).isTrue();
        assertThat(found("a").progress()).isEqualTo(Progress.from(9, Given.NOW.plusSeconds(1)));
    }

    @Test
    default void isDueWhenThereIsSomethingToSendAndItsTimeHasCome() {
        add(webhook("a"));

        assertThat(stores().webhooks().due(Given.NOW, 5, 10)).isEmpty();
        assertThat(stores().webhooks().due(Given.NOW.minusSeconds(1), 6, 10)).isEmpty();
        assertThat(stores().webhooks().due(Given.NOW, 6, 10)).containsExactly("a");
        claim("a", "s");
        assertThat(stores().webhooks().due(Given.NOW, 6, 10)).isEmpty();
        advance("a", "s", found("a").progress(), Duration.ZERO);
        assertThat(stores().webhooks().due(Given.NOW, 6, 10)).containsExactly("a");
        alone(() -> stores().webhooks().change(found("a").inactive()));
        assertThat(stores().webhooks().due(Given.NOW, 6, 10)).isEmpty();
    }

    @Test
    default void oneHasItAtATime() {
        add(webhook("a"));
        claim("a", "s");

        assertThatThrownBy(() -> claim("a", "other")).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> advance("a", "other", found("a").progress(), LEASE))
                .isInstanceOf(ClaimLost.class);
        advance("a", "s", found("a").progress(), Duration.ZERO);
        claim("a", "other");
        assertThatThrownBy(() -> advance("a", "s", found("a").progress(), LEASE))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> claim("nobody", "s")).isInstanceOf(ClaimLost.class);
    }

    @Test
    default void whatIsStoppedIsNoLongerActive() {
        add(webhook("a"));
        claim("a", "s");
        var failed = found("a").progress().failed("d", Given.NOW, Given.NOW.plusSeconds(9));

        advance("a", "s", failed.stopped("it is gone"), Duration.ZERO);

        assertThat(found("a").active()).isFalse();
        assertThat(found("a").progress()).isEqualTo(failed.stopped("it is gone"));
        assertThatThrownBy(() -> claim("a", "s")).isInstanceOf(ClaimLost.class);
    }

    private static Delivery delivery(String id, String webhook, Delivery.Status status) {
        return new Delivery(
                id,
                webhook,
                7L,
                "node.failed",
                "run",
                Delivery.Cause.EVENT,
                status,
                2,
                Given.NOW,
                Given.NOW.plusSeconds(1),
                Duration.ofMillis(12),
                503,
                "the answer was 503");
    }

    private void record(Delivery delivery) {
        alone(() -> stores().deliveries().record(delivery));
    }

    @Test
    default void deliveriesAreFoundLatestFirst() {
        var ping = new Delivery(
                "d3",
                "a",
                null,
                "ping",
                null,
                Delivery.Cause.PING,
                Delivery.Status.FAILED,
                1,
                Given.NOW,
                Given.NOW,
                Duration.ZERO,
                null,
                "no answer");
        record(delivery("d1", "a", Delivery.Status.DELIVERED));
        record(delivery("d2", "a", Delivery.Status.RETRYING));
        record(ping);
        record(delivery("d4", "b", Delivery.Status.DELIVERED));

        var log = stores().deliveries();
        assertThat(log.list("a", null, null, 10)).extracting(Delivery::id).containsExactly("d3", "d2", "d1");
        assertThat(log.list("a", null, "d3", 1)).extracting(Delivery::id).containsExactly("d2");
        assertThat(log.list("a", Delivery.Status.DELIVERED, null, 10))
                .containsExactly(delivery("d1", "a", Delivery.Status.DELIVERED));
        assertThat(log.find("d3")).contains(ping);
        assertThat(log.find("d9")).isEmpty();
        record(delivery("d2", "a", Delivery.Status.DELIVERED));
        assertThat(log.find("d2")).contains(delivery("d2", "a", Delivery.Status.DELIVERED));
    }

    @Test
    default void oldDeliveriesAreForgottenInPortions() {
        record(delivery("d1", "a", Delivery.Status.DELIVERED));
        record(delivery("d2", "a", Delivery.Status.DELIVERED));

        var later = Given.NOW.plusSeconds(2);
        assertThat(stores().transactions().alone(() -> stores().deliveries().forget(Given.NOW, 10)))
                .isZero();
        assertThat(stores().transactions().alone(() -> stores().deliveries().forget(later, 1)))
                .isEqualTo(1);
        assertThat(stores().deliveries().list("a", null, null, 10))
                .extracting(Delivery::id)
                .containsExactly("d2");
    }
}
