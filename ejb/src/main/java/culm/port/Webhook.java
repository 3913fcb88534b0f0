package culm.port;

import java.time.Instant;
import java.util.Set;

/**
 * To whom events are sent.
 *
 * @param project those of one project, or of {@link Account#EVERY_PROJECT}
 * @param secret what signatures are made with; nobody is told it
 * @param kinds empty: all
 * @param active whether anything is sent
 * @param progress how far it has come
 */
public record Webhook(
        String id,
        String project,
        String url,
        String secret,
        Set<Event.Kind> kinds,
        boolean active,
        String createdBy,
        Instant createdAt,
        Progress progress) {

    /**
     * How far a webhook has come.
     *
     * @param delivered the number up to which it has been sent all that is for it
     * @param deliveryId of the event that could not be sent, or null
     * @param attempts how often sending it has failed
     * @param failingSince when that was for the first time, or null
     * @param due not before
     * @param stopped why nothing more is sent, or null
     */
    public record Progress(
            long delivered, String deliveryId, int attempts, Instant failingSince, Instant due, String stopped) {

        public static Progress from(long number, Instant now) {
            return new Progress(number, null, 0, null, now, null);
        }

        /** All is sent up to a number. */
        public Progress upTo(long number) {
            return new Progress(number, null, 0, null, due, null);
        }

        public Progress failed(String delivery, Instant now, Instant next) {
            var since = failingSince == null ? now : failingSince;
            return new Progress(delivered, delivery, attempts + 1, since, next, null);
        }

        public Progress stopped(String why) {
            return new Progress(delivered, deliveryId, attempts, failingSince, due, why);
        }
    }

    /** Whether an event is for it. */
    public boolean wants(Event event) {
        return (project.equals(Account.EVERY_PROJECT) || project.equals(event.project()))
                && (kinds.isEmpty() || kinds.contains(event.kind()));
    }

    public Webhook with(String otherUrl, Set<Event.Kind> otherKinds) {
        return new Webhook(id, project, otherUrl, secret, otherKinds, active, createdBy, createdAt, progress);
    }

    public Webhook withSecret(String other) {
        return new Webhook(id, project, url, other, kinds, active, createdBy, createdAt, progress);
    }

    public Webhook at(Progress now) {
        return new Webhook(id, project, url, secret, kinds, active, createdBy, createdAt, now);
    }

    /** It goes on after the last event that it was sent. */
    public Webhook activated(Instant now) {
        var next = Progress.from(progress.delivered(), now);
        return new Webhook(id, project, url, secret, kinds, true, createdBy, createdAt, next);
    }

    public Webhook inactive() {
        return new Webhook(id, project, url, secret, kinds, false, createdBy, createdAt, progress);
    }

    /** Without the secret, and without what may be one in the address. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}
