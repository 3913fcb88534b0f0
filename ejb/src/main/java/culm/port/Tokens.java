package culm.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The tokens of all live runs. */
public interface Tokens {

    void add(Collection<Token> tokens);

    Optional<Token> find(String id);

    List<Token> ofRun(String runId);

    /** The token that stands on a node. */
    Optional<Token> at(String runId, String nodeId);

    /** A token and its run, as they were at one moment. */
    Optional<Standing> standing(String id);

    /** A node that was entered or booked, and the token that stands on it with its run, as they were at one moment. */
    Optional<Spot> spot(String nodeId);

    /**
     * Replaces tokens. The version of each is the one that was read; what is stored has the next one. Who lost a token is
     * told here, or at the latest when the transaction ends.
     *
     * @throws StaleToken if one of them was changed in between, or is gone
     */
    void replace(Collection<Token> next) throws StaleToken;

    /** @return the token as it is stored */
    default Token replace(Token next) throws StaleToken {
        replace(List.of(next));
        return next.change().version(next.version() + 1).make();
    }

    /**
     * Removes tokens that have ended.
     *
     * @throws StaleToken as for {@link #replace(Collection)}
     */
    void remove(Collection<Token> ended) throws StaleToken;

    /**
     * Tells tokens at forks that branches of theirs have ended. The last branch makes the token READY.
     *
     * @param ended how many branches, by the id of the token that was forked
     * @param known such tokens as they are unless they have been changed since, by id: those need not be read. There may be others
     * @return gives, when the transaction is over, the tokens that are now READY
     */
    Supplier<List<Token>> arrive(Map<String, Integer> ended, Map<String, Token> known, Instant now);

    /** Makes the tokens of a run that move, or wait to, notice a command at their next write: their versions grow. */
    void touch(String runId);

    /** Tokens of a queue that wait for a time that has come, the most overdue first. */
    List<Overdue> due(String queue, Instant now, int limit);

    /** Tokens on nodes whose time is over, whatever they do there; the latest first. */
    List<Token> late(Instant now, int limit);

    /** Tokens that are CLAIMED, the longest first. There are no more of them than servers have hands. */
    List<Token> claimed(int limit);

    /** How many tokens each server has in its hands, by the name that it signs them with. */
    Map<String, Integer> held();

    /** What is READY, and not kept from moving, in each queue where anything is. */
    List<Backlog> backlogs();

    /** READY tokens of a queue that no server took since then, the oldest first. */
    List<Overdue> forgotten(String queue, Instant since, int limit);
}
