package culm.ee.observe;

import culm.port.FlowListener;
import culm.port.NodeRun;
import culm.port.Server;
import culm.port.Token;
import culm.state.State;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;

/** Writes to the log. */
public final class LogListener implements FlowListener {

    private static final System.Logger LOG = System.getLogger(LogListener.class.getName());

    @Override
    public void called(String code, String version, String kind, Duration took, boolean failed) {
        LOG.log(Level.DEBUG, "{0} of {1} ({2}) took {3}, failed: {4}", kind, code, version, took, failed);
    }

    /** There are never more of them than the servers that are gone had hands. */
    @Override
    public void tookOver(Token token) {
        LOG.log(
                Level.INFO,
                "{0} has left token {1} of run {2} at node {3}, which is taken up again",
                token.owner(),
                token.id(),
                token.runId(),
                token.nodeId());
    }

    @Override
    public void lost(Token token) {
        LOG.log(
                Level.WARNING,
                "token {0} of run {1} was taken from this server at node {2}; its late result is dropped",
                token.id(),
                token.runId(),
                token.nodeId());
    }

    @Override
    public void stuck(Token token, NodeRun node, Thread thread) {
        LOG.log(
                Level.WARNING,
                "the component of node {0} in run {1} was told to stop and goes on; thread {2} is at {3}",
                node.id(),
                token.runId(),
                thread.getName(),
                Arrays.stream(thread.getStackTrace()).limit(1).toList());
    }

    @Override
    public void runEnded(String runId, State state) {
        LOG.log(Level.DEBUG, "run {0} has ended {1}", runId, state);
    }

    @Override
    public void displaced(Server self) {
        LOG.log(
                Level.ERROR,
                "another server was started under the name {0}, and this one takes no more work until it is started again;"
                        + " two servers need two names (culm.server-name)",
                self.name());
    }
}
