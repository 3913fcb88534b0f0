package culm.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of all live runs. */
public interface Tokens {

    void add(Collection<Token> tokens);

    Optional<Token> find(String id);

    List<Token> ofRun(String runId);

    /** The token that stands on a node. */
    Optional<Token> at(String runId, String nodeId);

    /**
     * Takes a token that is READY, or WAITING and due, for a server, unless a pause holds it.
     *
     * @return the token as it now is; empty if it has moved on since {@code version}, or may not be taken
     */
    Optional<Token> claim(String id, long version, String owner, Instant now);

    /**
     * Replaces a token. {@code next.version()} is the version that was read; what is stored has the next one.
     *
     * @throws StaleToken if the token was changed in between, or is gone
     */
    Token replace(Token next) throws StaleToken;

    /** Removes a token that has ended. */
    void remove(Token ended) throws StaleToken;

    /**
     * Tells the token at a fork that one of its branches has ended. The last one makes it READY.
     *
     * @return the token if it is now READY
     */
    Optional<Token> arrive(String forkedTokenId, Instant now);

    /** Makes the READY and CLAIMED tokens of a run notice a command at their next write: their versions grow. */
    void touch(String runId);

    /** Tokens of a queue that wait for a time that has come, the most overdue first. */
    List<Overdue> due(String queue, Instant now, int limit);

    /** Tokens that are CLAIMED, the longest first. There are no more of them than servers have hands. */
    List<Token> claimed(int limit);

    /** How many tokens each server has in its hands, by the name that it signs them with. */
    Map<String, Integer> held();

    /** What is READY, and not kept from moving, in each queue where anything is. */
    List<Backlog> backlogs();

    /** READY tokens of a queue that no server took since then, the oldest first. */
    List<Overdue> forgotten(String queue, Instant since, int limit);
}
