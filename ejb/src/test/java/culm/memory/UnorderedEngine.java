package culm.memory;

import culm.engine.Engine;
import culm.engine.EngineSettings;
import culm.engine.TimeOrderedIds;
import culm.node.Plugins;
import culm.port.Dispatcher;
import culm.port.Event;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An engine whose messages go where a test sends them: in any order, twice, late or never. Between two transactions of the
 * engine the test may do something else, as another server or an operator would.
 */
public final class UnorderedEngine {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SERVER = "only";
    private static final int BATCH = 1_000;

    /** All is done by one thread: where places are lent, it must never wait for one. */
    private static final int PLACES = 1_000;

    private final ManualClock clock = new ManualClock(START);
    private final List<Message> messages = new ArrayList<>();
    private final boolean movesHere;
    private Predicate<Runnable> threads = moving -> messages.add(new Message(null, moving));
    private Runnable afterwards = () -> {};
    private final EngineStores stores = new EngineStores(clock, Event.Detail.NODES);
    private final Engine engine;

    /**
     * Something that makes a token move.
     *
     * @param token what it is about, or null
     * @param moving a thread that has not begun yet; there is no other of it, and it cannot be lost, or null
     */
    private record Message(TokenRef token, Runnable moving) {}

    /**
     * @param between called before each transaction, while none is open
     * @param movesHere whether tokens may be taken without a message
     */
    public UnorderedEngine(Plugins plugins, Runnable between, boolean movesHere) {
        this.movesHere = movesHere;
        var ports = stores.ports(
                new Interrupted(stores.transactions, between, () -> afterwards.run()),
                new Collecting(),
                new OneQueue(),
                plugins,
                FlowListener.NONE,
                Patience.NONE);
        engine = new Engine(ports, EngineSettings.defaults(SERVER), clock, new TimeOrderedIds(clock));
    }

    /** Happens from here on after each transaction that was committed, before its answer is heard. */
    public void afterwards(Runnable happening) {
        afterwards = happening;
    }

    /** From here on there is no thread for what was taken. */
    public void refuseToMove() {
        threads = moving -> false;
    }

    /** From here on each thread for what was taken begins in this way, not when it is delivered. */
    public void begin(Consumer<Runnable> thread) {
        threads = moving -> {
            thread.accept(moving);
            return true;
        };
    }

    public Engine engine() {
        return engine;
    }

    public int messages() {
        return messages.size();
    }

    public void deliver(int index) {
        var message = messages.remove(index);
        if (message.moving() != null) {
            message.moving().run();
        } else {
            engine.advance(message.token());
        }
    }

    /** Delivers a message that will come once more. */
    public void deliverAndKeep(int index) {
        var message = messages.get(index);
        if (message.moving() != null) {
            deliver(index);
        } else {
            engine.advance(message.token());
        }
    }

    public void drop(int index) {
        if (messages.get(index).moving() != null) {
            deliver(index);
        } else {
            messages.remove(index);
        }
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
        return stores.freeze.frozen();
    }

    public Run run(String id) {
        return stores.runs.find(id).orElseThrow();
    }

    public List<NodeRun> nodes(String runId) {
        return stores.nodes.ofRun(runId);
    }

    public List<Token> tokens(String runId) {
        return stores.tokens.ofRun(runId);
    }

    private static final class Interrupted implements Transactions {
        private final Transactions transactions;
        private final Runnable between;
        private final Runnable afterwards;
        private int open;

        private Interrupted(Transactions transactions, Runnable between, Runnable afterwards) {
            this.transactions = transactions;
            this.between = between;
            this.afterwards = afterwards;
        }

        @Override
        public <T> T call(Supplier<T> work) {
            if (open == 0) {
                between.run();
            }
            open++;
            T result;
            try {
                result = transactions.call(work);
            } finally {
                open--;
            }
            if (open == 0) {
                afterwards.run();
            }
            return result;
        }
    }

    private final class Collecting implements Dispatcher {
        @Override
        public void advance(TokenRef token) {
            messages.add(new Message(token, null));
        }

        @Override
        public boolean movesHere(String queue) {
            return movesHere;
        }

        @Override
        public boolean moveHere(Runnable moving) {
            return threads.test(moving);
        }

        @Override
        public void wakeAt(TokenRef token, Instant due) {
            // found by the sweep
        }
    }

    /** A server that lends no place is full: it keeps its branches. */
    private final class OneQueue implements Workers {
        @Override
        public Map<String, Integer> queues() {
            return Map.of("", movesHere ? PLACES : 1);
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
