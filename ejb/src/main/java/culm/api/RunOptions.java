package culm.api;

import java.util.HashMap;
import java.util.Map;

/**
 * How a run is started. Immutable; begin with {@link #defaults()}.
 *
 * @param checkWorkers refuse the run ({@link Code#NO_WORKERS}) when no live server consumes its queue; default true
 * @param priority 0 to 255, higher is served first under load; default 100
 * @param queue a declared queue; "" is the default queue, and so is "default"
 * @param rootData what every component sees as root data; not visible to templates
 * @param context variables by key with wrapper ({@code ${name}}); the tree's own win
 * @param subprocessContext variables for every subprocess, by key with wrapper
 * @param cycleTolerate whether back edges from exclusive gateways are allowed; default true
 * @param startNodeId where to begin instead of at the start event, or null; see the allowed starts in the manual
 * @param project whose users see the run; default {@value #DEFAULT_PROJECT}
 * @param name what the run is called, instead of what its tree is called; 1 to 255 characters; null: as the tree
 * @param labels what people find the run by, such as env=prod; 32 at most. A label has 1 to 64 of {@code A-Za-z0-9._/-}, a value up to
 *     128 characters. Whoever sees the run sees them. They may be {@link TaskService#labelPipeline changed}
 * @param freshIds give the tree new ids first, so that one tree can be run many times; default false
 */
public record RunOptions(
        boolean checkWorkers,
        int priority,
        String queue,
        Map<String, Object> rootData,
        Map<String, Object> context,
        Map<String, Object> subprocessContext,
        boolean cycleTolerate,
        String startNodeId,
        boolean freshIds,
        String project,
        String name,
        Map<String, String> labels)
        implements Sent {

    /** The lowest and the highest priority. */
    public static final int MIN_PRIORITY = 0;

    public static final int MAX_PRIORITY = 255;

    /** Another name of the default queue. */
    public static final String DEFAULT_QUEUE = "default";

    /** Where runs belong that name no project, and those of before there were any. */
    public static final String DEFAULT_PROJECT = "default";

    public RunOptions {
        queue = DEFAULT_QUEUE.equals(queue) ? "" : queue;
        project = project == null ? DEFAULT_PROJECT : project;
        rootData = new HashMap<>(rootData);
        context = new HashMap<>(context);
        subprocessContext = new HashMap<>(subprocessContext);
        labels = labels == null ? Map.of() : new HashMap<>(labels);
    }

    public static RunOptions defaults() {
        return new RunOptions(
                true, 100, "", Map.of(), Map.of(), Map.of(), true, null, false, DEFAULT_PROJECT, null, Map.of());
    }

    public RunOptions withCheckWorkers(boolean check) {
        return new RunOptions(
                check,
                priority,
                queue,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                project,
                name,
                labels);
    }

    public RunOptions withPriority(int value) {
        return new RunOptions(
                checkWorkers,
                value,
                queue,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                project,
                name,
                labels);
    }

    public RunOptions withQueue(String other) {
        return new RunOptions(
                checkWorkers,
                priority,
                other,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                project,
                name,
                labels);
    }

    public RunOptions withRootData(Map<String, Object> data) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                data,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                project,
                name,
                labels);
    }

    public RunOptions withContext(Map<String, Object> variables) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                rootData,
                variables,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                project,
                name,
                labels);
    }

    public RunOptions withSubprocessContext(Map<String, Object> variables) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                rootData,
                context,
                variables,
                cycleTolerate,
                startNodeId,
                freshIds,
                project,
                name,
                labels);
    }

    public RunOptions withCycleTolerate(boolean tolerate) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                rootData,
                context,
                subprocessContext,
                tolerate,
                startNodeId,
                freshIds,
                project,
                name,
                labels);
    }

    public RunOptions withStartNodeId(String nodeId) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                nodeId,
                freshIds,
                project,
                name,
                labels);
    }

    public RunOptions withFreshIds(boolean fresh) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                fresh,
                project,
                name,
                labels);
    }

    public RunOptions withProject(String other) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                other,
                name,
                labels);
    }

    public RunOptions withName(String text) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                project,
                text,
                labels);
    }

    public RunOptions withLabels(Map<String, String> values) {
        return new RunOptions(
                checkWorkers,
                priority,
                queue,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                project,
                name,
                values);
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
