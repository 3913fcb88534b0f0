package culm.ee.webhook;

import culm.port.Delivery;
import culm.port.Event;
import culm.port.NumberedEvent;
import culm.port.Webhook;
import culm.port.Webhook.Progress;
import culm.port.Webhooks.ClaimLost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One webhook in the hands of one server: sends it what is for it, one after another, until something cannot be sent. */
final class Turn {

    private static final int MOST = 100;
    private static final int PORTION = 500;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final PostRound.Tools tools;
    private final Sources from;
    private final String id;
    private final String claimant;
    private Webhook webhook;
    private Instant looked;
    private Progress progress;
    private List<NumberedEvent> events = List.of();

    /** @param claimant a name that no other turn has */
    Turn(PostRound.Tools tools, String id, String claimant) {
        this.tools = tools;
        this.from = tools.from();
        this.id = id;
        this.claimant = claimant;
    }

    /** Does nothing if another server has it. */
    void take() {
        try {
            from.transactions().alone(() -> {
                from.webhooks().claim(id, claimant, tools.lease());
                return null;
            });
            look();
            progress = webhook.progress();
            sendAll();
        } catch (ClaimLost taken) {
            // whoever has it goes on with it
        }
    }

    /** Somebody may have changed it, or taken it away. */
    private void look() {
        webhook = from.transactions().alone(() -> from.webhooks().find(id)).orElseThrow(() -> new ClaimLost(id));
        looked = from.clock().instant();
    }

    private boolean isToGoOn(int sent) {
        if (from.clock().instant().isAfter(looked.plus(FRESH))) {
            look();
        }
        return sent < MOST && webhook.active() && !progress.due().isAfter(looked);
    }

    private void sendAll() {
        var sent = 0;
        while (isToGoOn(sent)) {
            var next = next();
            if (next == null) {
                break;
            }
            if (webhook.wants(next.event())) {
                if (!send(next)) {
                    return;
                }
                sent++;
            } else {
                progress = progress.upTo(next.number());
            }
        }
        write(progress, null, Duration.ZERO);
    }

    /** The event that comes next, or null. */
    private NumberedEvent next() {
        if (events.isEmpty()) {
            events = from.transactions().alone(() -> from.events().after(progress.delivered(), PORTION));
            tellOfGap();
        }
        if (events.isEmpty()) {
            return null;
        }
        var next = events.get(0);
        events = events.subList(1, events.size());
        return next;
    }

    private void tellOfGap() {
        var first = events.isEmpty() ? progress.delivered() + 1 : events.get(0).number();
        if (first != progress.delivered() + 1) {
            tools.listener().missed(webhook, progress.delivered() + 1, first - 1);
            progress = progress.upTo(first - 1);
        }
    }

    /** @return whether more may follow */
    private boolean send(NumberedEvent event) {
        var sent = tools.postman().send(webhook.at(progress), event);
        tools.listener().sent(sent.arrived());
        if (sent.arrived()) {
            write(progress.upTo(event.number()), sent.delivery(), tools.lease());
            return true;
        }
        failed(sent);
        return false;
    }

    private void failed(Postman.Sent sent) {
        var now = from.clock().instant();
        var wait = tools.backOff().after(progress.attempts() + 1);
        var next = progress.failed(sent.delivery().id(), now, now.plus(wait));
        var giveUp = sent.gone() || now.isAfter(next.failingSince().plus(tools.giveUp()));
        if (giveUp) {
            stop(next, sent.delivery());
        } else {
            write(next, sent.delivery(), Duration.ZERO);
        }
    }

    private void stop(Progress failed, Delivery last) {
        var why = "failing since %s: %s".formatted(failed.failingSince(), last.trouble());
        from.transactions().alone(() -> {
            from.webhooks().advance(id, claimant, failed.stopped(why), Duration.ZERO);
            from.deliveries().record(last.givenUp());
            from.events()
                    .add(List.of(Event.ofWebhook(
                            Event.Kind.WEBHOOK_STOPPED, from.clock().instant(), webhook.project(), id)));
            return null;
        });
        tools.listener().stopped(webhook, why);
    }

    /** @param delivery what came of it, or null */
    private void write(Progress now, Delivery delivery, Duration lease) {
        progress = now;
        from.transactions().alone(() -> {
            from.webhooks().advance(id, claimant, now, lease);
            if (delivery != null) {
                from.deliveries().record(delivery);
            }
            return null;
        });
    }
}
