package culm.ee.webhook;

import culm.ee.observe.EventMeters;
import culm.port.Webhook;
import java.lang.System.Logger.Level;

/** Counts what was sent, and says in the log what a person should know. */
public final class LoggedPost implements PostRound.Listener {

    private static final System.Logger LOG = System.getLogger(LoggedPost.class.getName());

    private final EventMeters meters;

    public LoggedPost(EventMeters meters) {
        this.meters = meters;
    }

    @Override
    public void sent(boolean arrived) {
        meters.sent(arrived);
    }

    @Override
    public void stopped(Webhook webhook, String why) {
        meters.stopped();
        LOG.log(Level.WARNING, "webhook {0} of project {1} is stopped: {2}", webhook.id(), webhook.project(), why);
    }

    @Override
    public void missed(Webhook webhook, long from, long to) {
        LOG.log(
                Level.WARNING,
                "webhook {0} is not sent events {1} to {2}: they were forgotten, since there were more than event-keep-most",
                webhook.id(),
                Long.toString(from),
                Long.toString(to));
    }
}
