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
        String project)
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
    }

    public static RunOptions defaults() {
        return new RunOptions(true, 100, "", Map.of(), Map.of(), Map.of(), true, null, false, DEFAULT_PROJECT);
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
                project);
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
                project);
    }

    public RunOptions withQueue(String name) {
        return new RunOptions(
                checkWorkers,
                priority,
                name,
                rootData,
                context,
                subprocessContext,
                cycleTolerate,
                startNodeId,
                freshIds,
                project);
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
                project);
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
                project);
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
                project);
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
                project);
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
                project);
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
                project);
    }

    public RunOptions withProject(String name) {
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
                name);
    }

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
