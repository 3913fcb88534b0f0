package culm.ee.webhook;

import culm.ee.event.EventSettings;
import culm.ee.event.EventView;
import culm.ee.http.Addresses;
import culm.ee.http.Outbound;
import culm.engine.IdSource;
import culm.port.Delivery;
import culm.port.Delivery.Cause;
import culm.port.Delivery.Status;
import culm.port.NumberedEvent;
import culm.port.Webhook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** Sends one thing to one webhook, once, and says what came of it. Writes nothing. */
public final class Postman {

    private static final int LONGEST_TROUBLE = 500;

    private final Target target;
    private final InstantSource clock;
    private final IdSource ids;

    /** @param timer ends what takes too long */
    public static Postman byHttp(
            EventSettings settings, ScheduledExecutorService timer, InstantSource clock, IdSource ids) {
        var outbound = new Outbound(new Addresses(settings.privateTargets()), timer);
        return new Postman(new HttpTarget(outbound, settings.timeout()), clock, ids);
    }

    Postman(Target target, InstantSource clock, IdSource ids) {
        this.target = target;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param gone whether whoever is there wants nothing more */
    record Sent(Delivery delivery, boolean gone) {
        boolean arrived() {
            return delivery.status() == Status.DELIVERED;
        }
    }

    /** An event whose turn it is, for the first time or once more. */
    Sent send(Webhook to, NumberedEvent event) {
        var known = to.progress().deliveryId();
        var first = known == null ? clock.instant() : to.progress().failingSince();
        var id = known == null ? ids.next() : known;
        return send(to, event, new Draft(id, Cause.EVENT, to.progress().attempts() + 1, first));
    }

    /** One that was sent before. */
    Sent sendAgain(Webhook to, NumberedEvent event) {
        return send(to, event, new Draft(ids.next(), Cause.REDELIVERY, 1, clock.instant()));
    }

    Sent ping(Webhook to) {
        var draft = new Draft(ids.next(), Cause.PING, 1, clock.instant());
        return send(to, Letter.ping(to, draft.id(), draft.first()), draft, null, "ping", null);
    }

    private record Draft(String id, Cause cause, int attempts, Instant first) {}

    private Sent send(Webhook to, NumberedEvent event, Draft draft) {
        var letter = Letter.of(to, EventView.of(event));
        var told = event.event();
        return send(to, letter, draft, event.number(), told.kind().text(), told.runId());
    }

    private Sent send(Webhook to, Letter letter, Draft draft, Long number, String kind, String runId) {
        var reply = target.post(to.url(), letter.headers(to.secret(), clock.instant()), letter.body());
        var failed = draft.cause() == Cause.EVENT ? Status.RETRYING : Status.FAILED;
        var delivery = new Delivery(
                draft.id(),
                to.id(),
                number,
                kind,
                runId,
                draft.cause(),
                reply.isAccepted() ? Status.DELIVERED : failed,
                draft.attempts(),
                draft.first(),
                clock.instant(),
                reply.took(),
                reply.status(),
                cut(reply.trouble()));
        return new Sent(delivery, reply.isGone());
    }

    private static String cut(String trouble) {
        return trouble == null || trouble.length() <= LONGEST_TROUBLE ? trouble : trouble.substring(0, LONGEST_TROUBLE);
    }
}
