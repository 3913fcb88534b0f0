package culm.memory;

import culm.engine.Engine;
import culm.engine.EngineSettings;
import culm.engine.Ports;
import culm.engine.TimeOrderedIds;
import culm.node.Plugins;
import culm.port.Dispatcher;
import culm.port.FlowListener;
import culm.port.NodeRun;
import culm.port.Patience;
import culm.port.Roll;
import culm.port.Run;
import culm.port.Token;
import culm.port.TokenRef;
import culm.port.Transactions;
import culm.port.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An engine whose messages go where a test sends them: in any order, twice, late or never. Between two transactions of the
 * engine the test may do something else, as another server or an operator would.
 */
public final class UnorderedEngine {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SERVER = "only";
    private static final int BATCH = 1_000;

    private final ManualClock clock = new ManualClock(START);
    private final List<TokenRef> messages = new ArrayList<>();
    private final MemoryNodes nodes;
    private final MemoryRuns runs;
    private final MemoryTokens tokens;
    private final MemoryFreeze freeze = new MemoryFreeze();
    private final Engine engine;

    /** @param between called before each transaction, while none is open */
    public UnorderedEngine(Plugins plugins, Runnable between) {
        var transactions = new MemoryTransactions();
        runs = new MemoryRuns(transactions);
        tokens = new MemoryTokens(transactions, runs);
        nodes = new MemoryNodes(transactions);
        var ports = new Ports(
                new Interrupted(transactions, between),
                new MemoryTrees(transactions),
                runs,
                tokens,
                nodes,
                new MemoryVariables(transactions),
                new MemoryCallbacks(transactions),
                new Collecting(),
                new OneQueue(),
                freeze,
                plugins,
                FlowListener.NONE,
                Patience.NONE);
        engine = new Engine(ports, EngineSettings.defaults(SERVER), clock, new TimeOrderedIds(clock));
    }

    public Engine engine() {
        return engine;
    }

    public int messages() {
        return messages.size();
    }

    public void deliver(int index) {
        engine.advance(messages.remove(index));
    }

    /** Delivers a message that will come once more. */
    public void deliverAndKeep(int index) {
        engine.advance(messages.get(index));
    }

    public void drop(int index) {
        messages.remove(index);
    }

    public void tick(Duration by) {
        clock.tick(by);
    }

    /** What a server does from time to time for tokens whose messages were late or lost. */
    public void sweep() {
        engine.takeOverOrphans(BATCH);
        engine.wakeDue(BATCH);
        engine.resendForgotten(Duration.ZERO, BATCH);
    }

    public boolean frozen() {
        return freeze.frozen();
    }

    public Run run(String id) {
        return runs.find(id).orElseThrow();
    }

    public List<NodeRun> nodes(String runId) {
        return nodes.ofRun(runId);
    }

    public List<Token> tokens(String runId) {
        return tokens.ofRun(runId);
    }

    private static final class Interrupted implements Transactions {
        private final Transactions transactions;
        private final Runnable between;
        private int open;

        private Interrupted(Transactions transactions, Runnable between) {
            this.transactions = transactions;
            this.between = between;
        }

        @Override
        public <T> T call(Supplier<T> work) {
            if (open == 0) {
                between.run();
            }
            open++;
            try {
                return transactions.call(work);
            } finally {
                open--;
            }
        }
    }

    private final class Collecting implements Dispatcher {
        @Override
        public void advance(TokenRef token) {
            messages.add(token);
        }

        @Override
        public void wakeAt(TokenRef token, Instant due) {
            // found by the sweep
        }
    }

    private static final class OneQueue implements Workers {
        @Override
        public Map<String, Integer> queues() {
            return Map.of("", 1);
        }

        @Override
        public Map<String, Instant> leases() {
            return Map.of(SERVER, Instant.MAX);
        }

        @Override
        public boolean serving(String queue) {
            return queue.isEmpty();
        }

        @Override
        public Roll roll() {
            return new Roll(Instant.EPOCH, List.of());
        }
    }
}
