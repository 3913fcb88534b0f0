package culm.memory;

import culm.port.Backlog;
import culm.port.Nodes;
import culm.port.Overdue;
import culm.port.Run;
import culm.port.Runs;
import culm.port.Spot;
import culm.port.StaleToken;
import culm.port.Standing;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import culm.port.TokenRef;
import culm.port.Tokens;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MemoryTokens implements Tokens {

    private final MemoryTable<String, Token> tokens;
    private final Runs runs;
    private final Nodes nodes;

    MemoryTokens(MemoryTransactions transactions, Runs runs, Nodes nodes) {
        this.tokens = new MemoryTable<>(transactions);
        this.runs = runs;
        this.nodes = nodes;
    }

    @Override
    public void add(Collection<Token> begun) {
        begun.forEach(token -> tokens.put(token.id(), token));
    }

    @Override
    public Optional<Token> find(String id) {
        return tokens.get(id);
    }

    @Override
    public List<Token> ofRun(String runId) {
        return tokens.all().stream()
                .filter(token -> token.runId().equals(runId))
                .toList();
    }

    @Override
    public Optional<Token> at(String runId, String nodeId) {
        return ofRun(runId).stream()
                .filter(token -> token.nodeId().equals(nodeId) && token.phase() != Phase.JOIN)
                .findFirst();
    }

    @Override
    public Optional<Standing> standing(String id) {
        return tokens.get(id).map(token -> new Standing(token, run(token)));
    }

    @Override
    public Optional<Spot> spot(String nodeId) {
        return nodes.find(nodeId).map(node -> new Spot(node, standingAt(nodeId)));
    }

    private Optional<Standing> standingAt(String nodeId) {
        return tokens.all().stream()
                .filter(token -> token.nodeId().equals(nodeId) && token.phase() != Phase.JOIN)
                .map(token -> new Standing(token, run(token)))
                .findFirst();
    }

    private boolean movable(Token token, Instant now) {
        return new Standing(token, run(token)).movable(now);
    }

    private boolean overdue(Token token, Instant now) {
        return token.status() == Status.WAITING && movable(token, now);
    }

    @Override
    public void replace(Collection<Token> next) {
        next.forEach(this::fence);
        next.forEach(this::store);
    }

    @Override
    public void remove(Collection<Token> ended) {
        ended.forEach(this::fence);
        ended.forEach(token -> tokens.remove(token.id()));
    }

    private void fence(Token seen) {
        if (tokens.get(seen.id()).filter(now -> now.version() == seen.version()).isEmpty()) {
            throw new StaleToken(seen.id(), seen.version());
        }
    }

    @Override
    public Supplier<List<Token>> arrive(Map<String, Integer> ended, Map<String, Token> known, Instant now) {
        var joined = ended.entrySet().stream()
                .map(fork -> arrive(tokens.get(fork.getKey()).orElseThrow(), fork.getValue(), now))
                .map(token -> asKnown(token, known.get(token.id())))
                .filter(token -> token.status() == Status.READY)
                .toList();
        return () -> joined;
    }

    /** What is known is taken at its word, as by a database. */
    private static Token asKnown(Token stored, Token known) {
        return known == null || known.version() + 1 != stored.version()
                ? stored
                : known.change()
                        .status(stored.status())
                        .since(stored.since())
                        .pending(stored.pending())
                        .version(stored.version())
                        .make();
    }

    private Token arrive(Token forked, int branches, Instant now) {
        var pending = forked.pending() - branches;
        var next = forked.change().pending(pending);
        if (pending == 0) {
            next.status(Status.READY).since(now);
        }
        return store(next.make());
    }

    @Override
    public void touch(String runId) {
        ofRun(runId).stream()
                .filter(token -> token.status() != Status.FAILED && token.status() != Status.SUSPENDED)
                .forEach(this::store);
    }

    @Override
    public List<Overdue> due(String queue, Instant now, int limit) {
        return tokens.all().stream()
                .filter(token -> overdue(token, now) && movable(token, now) && isOf(queue, token))
                .sorted(Comparator.comparing(Token::due))
                .limit(limit)
                .map(token -> new Overdue(ref(token), token.due()))
                .toList();
    }

    @Override
    public List<Token> late(Instant now, int limit) {
        return tokens.all().stream()
                .filter(token -> token.late(now))
                .sorted(Comparator.comparing(Token::deadline))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Overdue> forgotten(String queue, Instant since, int limit) {
        return tokens.all().stream()
                .filter(token -> token.status() == Status.READY && movable(token, since) && isOf(queue, token))
                .filter(token -> !token.since().isAfter(since))
                .sorted(Comparator.comparing(Token::since))
                .limit(limit)
                .map(token -> new Overdue(ref(token), token.since()))
                .toList();
    }

    @Override
    public Map<String, Integer> held() {
        return tokens.all().stream()
                .filter(token -> token.status() == Status.CLAIMED)
                .collect(Collectors.toMap(Token::owner, token -> 1, Integer::sum));
    }

    @Override
    public List<Backlog> backlogs() {
        return tokens.all().stream()
                .filter(token -> token.status() == Status.READY && movable(token, token.since()))
                .map(token -> new Backlog(token.queue(), 1, token.since()))
                .collect(Collectors.toMap(Backlog::queue, one -> one, MemoryTokens::together))
                .values()
                .stream()
                .toList();
    }

    private static Backlog together(Backlog one, Backlog other) {
        var since = one.since().isBefore(other.since()) ? one.since() : other.since();
        return new Backlog(one.queue(), one.tokens() + other.tokens(), since);
    }

    @Override
    public List<Token> claimed(int limit) {
        return tokens.all().stream()
                .filter(token -> token.status() == Status.CLAIMED)
                .sorted(Comparator.comparing(Token::since))
                .limit(limit)
                .toList();
    }

    /** The next moment after now at which a token goes on by itself, or its node's time is over. */
    Optional<Instant> nextDue(Instant now) {
        return tokens.all().stream()
                .flatMap(token -> Stream.of(token.due(), token.deadline()))
                .filter(moment -> moment != null && moment.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private Token store(Token token) {
        var stored = token.change().version(token.version() + 1).make();
        tokens.put(stored.id(), stored);
        return stored;
    }

    private boolean isOf(String queue, Token token) {
        return token.queue().equals(queue);
    }

    private TokenRef ref(Token token) {
        return new TokenRef(token.id(), token.version(), run(token).priority(), token.queue());
    }

    private Run run(Token token) {
        return runs.find(token.runId()).orElseThrow();
    }
}
