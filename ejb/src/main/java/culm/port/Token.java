package culm.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A point of execution in a run. It stands on a node, and at most one server moves it at a time.
 *
 * @param parentId the token that waits for this branch, or null
 * @param nodeId the node it stands on, or is about to enter
 * @param queue of whose consumers it is moved: the run's, or that of the component which it is to begin
 * @param destination the converge gateway where its branch ends, or null
 * @param frames the flows it is in, the root first
 * @param fork while it waits for branches: the name of that fork, of which the branches' scopes are made
 * @param branches how many branches that fork has
 * @param pending how many of them have not ended
 * @param pass which pass of the node's loop_config, from 1; 0 before the first
 * @param polls how often the present attempt was polled
 * @param given inputs that replace the node's own for the next attempt, or null
 * @param heldBy the pipeline or subprocess whose pause keeps the token from entering another node, or null
 * @param due when it goes on by itself, or null
 * @param deadline when the node's time is over, or null: see {@link culm.tree.TimeOut}
 * @param owner the server that works on it, or null
 * @param claim grows each time a server takes it: who holds an older one has lost the token
 * @param version grows with every change; a change that was made on an older version is refused
 */
public record Token(
        String id,
        String runId,
        String parentId,
        String nodeId,
        Status status,
        Phase phase,
        String queue,
        String destination,
        List<Frame> frames,
        String fork,
        int branches,
        int pending,
        int pass,
        int polls,
        Map<String, Object> given,
        String heldBy,
        Instant due,
        Instant deadline,
        String owner,
        long claim,
        Instant since,
        long version) {

    /** Whether the token moves, and if not, what for. */
    public enum Status {
        /** Waits for a server to take it. */
        READY,
        /** A server works on it. */
        CLAIMED,
        /** Waits for a poll's or a retry's time, a callback, or its branches: see {@link Phase}. */
        WAITING,
        /** Its node has failed and waits for an operator. */
        FAILED,
        /** Its node was paused before it was reached. */
        SUSPENDED
    }

    /** What is to be done when the token moves again. */
    public enum Phase {
        /** Enter the node. */
        ENTER,
        /** Enter the node again after a failed attempt. */
        RETRY,
        /** Retry the node, which has failed: its own rule says so. */
        AGAIN,
        /** The node's component runs. */
        EXECUTE,
        /** Poll the node's component. */
        POLL,
        /** Hand callbacks to the node's component. */
        CALLBACK,
        /** Merge what the branches wrote, then enter the converge gateway. */
        JOIN;

        /** Whether the token stands before a node: where a pause stops it. */
        public boolean atBoundary() {
            return this == ENTER || this == RETRY || this == AGAIN || this == JOIN;
        }
    }

    public Frame frame() {
        return frames.get(frames.size() - 1);
    }

    /** Whether a pause keeps it where it is. */
    public boolean held() {
        return heldBy != null && phase.atBoundary();
    }

    /** Whether its node has taken longer than it may. */
    public boolean late(Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    /** Whether it is to be moved: it is ready, or what it waits for is a time that has come. */
    public boolean awake(Instant now) {
        return status == Status.READY || (status == Status.WAITING && due != null && !due.isAfter(now));
    }

    /** The token in the hands of a server. */
    public Token claimed(String server, Instant now) {
        return change().status(Status.CLAIMED)
                .owner(server)
                .claim(claim + 1)
                .due(null)
                .since(now)
                .make();
    }

    /** Where branches keep what they write until they are joined: those of this token and of the forks around it. */
    public List<String> branchScopes() {
        return frames.stream()
                .flatMap(frame -> frame.scopes().subList(0, frame.scopes().size() - 1).stream())
                .toList();
    }

    public boolean inside(String pipelineId) {
        return frames.stream().anyMatch(frame -> frame.pipelineId().equals(pipelineId));
    }

    public Token at(String node, Phase next) {
        return change().nodeId(node)
                .phase(next)
                .pass(0)
                .polls(0)
                .given(null)
                .due(null)
                .deadline(null)
                .make();
    }

    public Token pushed(Frame frame) {
        var deeper = new ArrayList<>(frames);
        deeper.add(frame);
        return change().frames(deeper).make();
    }

    public Token popped() {
        return change().frames(frames.subList(0, frames.size() - 1)).make();
    }

    public Change change() {
        return new Change(this);
    }

    /** A copy in the making. */
    public static final class Change {
        private final Token from;
        private String nodeId;
        private Status status;
        private Phase phase;
        private String queue;
        private String destination;
        private List<Frame> frames;
        private String fork;
        private int branches;
        private int pending;
        private int pass;
        private int polls;
        private Map<String, Object> given;
        private String heldBy;
        private Instant due;
        private Instant deadline;
        private String owner;
        private long claim;
        private Instant since;
        private long version;

        private Change(Token from) {
            this.from = from;
            nodeId = from.nodeId;
            status = from.status;
            phase = from.phase;
            queue = from.queue;
            destination = from.destination;
            frames = from.frames;
            fork = from.fork;
            branches = from.branches;
            pending = from.pending;
            pass = from.pass;
            polls = from.polls;
            given = from.given;
            heldBy = from.heldBy;
            due = from.due;
            deadline = from.deadline;
            owner = from.owner;
            claim = from.claim;
            since = from.since;
            version = from.version;
        }

        public Change nodeId(String value) {
            nodeId = value;
            return this;
        }

        public Change status(Status value) {
            status = value;
            return this;
        }

        public Change phase(Phase value) {
            phase = value;
            return this;
        }

        public Change queue(String value) {
            queue = value;
            return this;
        }

        public Change destination(String value) {
            destination = value;
            return this;
        }

        public Change frames(List<Frame> value) {
            frames = List.copyOf(value);
            return this;
        }

        public Change fork(String value, int count) {
            fork = value;
            branches = count;
            pending = count;
            return this;
        }

        public Change pending(int value) {
            pending = value;
            return this;
        }

        public Change pass(int value) {
            pass = value;
            return this;
        }

        public Change polls(int value) {
            polls = value;
            return this;
        }

        public Change given(Map<String, Object> value) {
            given = value;
            return this;
        }

        public Change heldBy(String value) {
            heldBy = value;
            return this;
        }

        public Change due(Instant value) {
            due = value;
            return this;
        }

        public Change deadline(Instant value) {
            deadline = value;
            return this;
        }

        public Change owner(String value) {
            owner = value;
            return this;
        }

        public Change claim(long value) {
            claim = value;
            return this;
        }

        public Change since(Instant value) {
            since = value;
            return this;
        }

        public Change version(long value) {
            version = value;
            return this;
        }

        public Token make() {
            return new Token(
                    from.id,
                    from.runId,
                    from.parentId,
                    nodeId,
                    status,
                    phase,
                    queue,
                    destination,
                    frames,
                    fork,
                    branches,
                    pending,
                    pass,
                    polls,
                    given,
                    heldBy,
                    due,
                    deadline,
                    owner,
                    claim,
                    since,
                    version);
        }
    }
}
