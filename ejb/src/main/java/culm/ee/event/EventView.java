package culm.ee.event;

import culm.port.Event;
import culm.port.NumberedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as those who watch see it.
 *
 * @param number its place among all events, from 1
 * @param kind such as {@code node.failed}
 * @param project of the run, or that of a webhook
 * @param pipelineId the run; null: it is about a webhook
 * @param nodeId null: it is about the run as a whole
 * @param attempt the version of the node's attempt, or null
 * @param actor whose call has made it happen, or null
 * @param webhookId null: it is about a run
 */
public record EventView(
        long number,
        String kind,
        Instant at,
        String project,
        String pipelineId,
        String pipelineName,
        String nodeId,
        String nodeName,
        String attempt,
        String actor,
        String webhookId) {

    public static EventView of(NumberedEvent told) {
        Event event = told.event();
        return new EventView(
                told.number(),
                event.kind().text(),
                event.at(),
                event.project(),
                event.runId(),
                event.runName(),
                event.nodeId(),
                event.nodeName(),
                event.attempt(),
                event.actor(),
                event.webhookId());
    }

    /** As a JSON object: the same in a stream, in an answer and in what a webhook is sent. */
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", Long.toString(number));
        members.put("type", kind);
        members.put("at", at.toString());
        members.put("project", project);
        members.put("pipeline_id", pipelineId);
        members.put("pipeline_name", pipelineName);
        members.put("node_id", nodeId);
        members.put("node_name", nodeName);
        members.put("version", attempt);
        members.put("actor", actor);
        members.put("webhook_id", webhookId);
        return members;
    }
}
