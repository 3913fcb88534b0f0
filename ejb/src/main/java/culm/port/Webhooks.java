package culm.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * To whom events are sent. One server at a time sends to a webhook: it has claimed it, for as long as it says or until it
 * gives it back.
 */
public interface Webhooks {

    /** Another server has claimed it, or it is gone. */
    final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ClaimLost(String id) {
            super("webhook %s is not ours".formatted(id), null, false, false);
        }
    }

    Optional<Webhook> find(String id);

    /** By id. */
    List<Webhook> list();

    void add(Webhook webhook);

    /** Changes what people say of it; its progress only if it becomes active that was not, or the other way round. */
    void change(Webhook webhook);

    void remove(String id);

    /** Active ones that nobody has claimed, whose time has come, and that have not been sent what has this number. */
    List<String> due(Instant now, long newest, int most);

    /** @throws ClaimLost if it is not active, or claimed; by the end of the transaction */
    void claim(String id, String server, Duration lease);

    /**
     * Notes how far it has come. If that is stopped, it is no longer active.
     *
     * @param lease for how long it is claimed from now on; zero: it is given back
     * @throws ClaimLost if it is not claimed by the server; by the end of the transaction
     */
    void advance(String id, String server, Webhook.Progress progress, Duration lease);
}
