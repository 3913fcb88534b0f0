package culm.port;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that has happened, for those who watch.
 *
 * @param project of the run, or that of a webhook; {@link #EVERY_PROJECT} for a webhook of all
 * @param runId null: it is about a webhook
 * @param runName what the run is called
 * @param nodeId null: it is about the run as a whole
 * @param nodeName what the node is called, or null
 * @param attempt the version of the node's attempt, or null
 * @param actor whose call has made it happen, or null
 * @param webhookId null: it is about a run
 */
public record Event(
        Kind kind,
        Instant at,
        String project,
        String runId,
        String runName,
        String nodeId,
        String nodeName,
        String attempt,
        String actor,
        String webhookId) {

    public static final String EVERY_PROJECT = Account.EVERY_PROJECT;

    /** How much is told. */
    public enum Detail {
        /** Nothing. */
        OFF,
        /** What an operator or a program may have to act on. */
        RUNS,
        /** Also the start and the end of each node. */
        NODES
    }

    /** What has happened. */
    public enum Kind {
        PIPELINE_STARTED("pipeline.started", Detail.RUNS),
        PIPELINE_FINISHED("pipeline.finished", Detail.RUNS),
        PIPELINE_REVOKED("pipeline.revoked", Detail.RUNS),
        PIPELINE_PAUSED("pipeline.paused", Detail.RUNS),
        PIPELINE_RESUMED("pipeline.resumed", Detail.RUNS),
        /** It stands until somebody decides. */
        NODE_FAILED("node.failed", Detail.RUNS),
        /** It has failed, and is retried by itself. */
        NODE_RETRYING("node.retrying", Detail.RUNS),
        /** It has taken longer than it may. */
        NODE_TIMED_OUT("node.timed_out", Detail.RUNS),
        /** It stands until somebody calls back. */
        NODE_WAITING("node.waiting", Detail.RUNS),
        /** A node, or a subprocess with all that is in it. */
        NODE_PAUSED("node.paused", Detail.RUNS),
        NODE_RESUMED("node.resumed", Detail.RUNS),
        NODE_RETRIED("node.retried", Detail.RUNS),
        NODE_SKIPPED("node.skipped", Detail.RUNS),
        /** Nothing more is sent to it, since it has failed for too long. */
        WEBHOOK_STOPPED("webhook.stopped", Detail.RUNS),
        NODE_STARTED("node.started", Detail.NODES),
        NODE_FINISHED("node.finished", Detail.NODES);

        private final String text;
        private final Detail from;

        Kind(String text, Detail from) {
            this.text = text;
            this.from = from;
        }

        /** As it is called in the contract. */
        public String text() {
            return text;
        }

        public boolean isToldAt(Detail detail) {
            return detail.compareTo(from) >= 0;
        }

        public static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text.equals(text))
                    .findFirst();
        }
    }

    public static Event ofRun(Kind kind, Instant at, Run run, String actor) {
        return new Event(kind, at, run.project(), run.id(), run.name(), null, null, null, actor, null);
    }

    public static Event ofNode(
            Kind kind, Instant at, Run run, String nodeId, String nodeName, String attempt, String actor) {
        return new Event(kind, at, run.project(), run.id(), run.name(), nodeId, nodeName, attempt, actor, null);
    }

    public static Event ofWebhook(Kind kind, Instant at, String project, String webhookId) {
        return new Event(kind, at, project, null, null, null, null, null, null, webhookId);
    }
}
