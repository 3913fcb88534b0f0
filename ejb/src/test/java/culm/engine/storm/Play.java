package culm.engine.storm;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.engine.Engine;
import culm.engine.Scripted;
import culm.engine.storm.Move.What;
import culm.memory.UnorderedEngine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One run, everything that happens to it, and the law that it is watched for. */
final class Play {

    final DrawnFlow flow;
    final Witness witness = new Witness(this::inComponent);
    final UnorderedEngine world;

    private final Law law;
    private final Operator operator;
    private final Deque<Move> inComponent = new ArrayDeque<>();
    private final Deque<Move> betweenTransactions = new ArrayDeque<>();
    private final List<String> log = new ArrayList<>();
    private boolean undisturbed;
    private int interrupted;

    Play(Block block, Law law) {
        this(block, law, new Scripted());
    }

    private Play(Block block, Law law, Scripted plugins) {
        this(block, law, plugins, DrawnFlow.of(block).activities().size() % 2 == 0);
    }

    private Play(Block block, Law law, Scripted plugins, boolean movesHere) {
        flow = DrawnFlow.of(block);
        this.law = law;
        world = new UnorderedEngine(
                plugins.component(DrawnFlow.COMPONENT, witness), this::betweenTransactions, movesHere);
        operator = new Operator(this);
    }

    /** One whose activities share transactions. */
    static Play transactional(Block block, Law law) {
        return new Play(block, law, new Scripted().transactional(DrawnFlow.COMPONENT));
    }

    /** One whose activities may be executed twice, and whose calls are made at once. */
    static Play early(Block block, Law law) {
        var play = new Play(block, law, new Scripted().idempotent(DrawnFlow.COMPONENT), true);
        play.world.begin(Runnable::run);
        return play;
    }

    Engine engine() {
        return world.engine();
    }

    /** Starts the run and lets the moves happen. What is left when the work comes to its end never happens. */
    Play through(List<Move> moves) {
        var answer = engine().runPipeline(flow.tree().document(), RunOptions.defaults(), "storm");
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        for (var move : moves) {
            switch (move.where()) {
                case OUTSIDE -> happen(move);
                case IN_COMPONENT -> inComponent.add(move);
                case BETWEEN_TRANSACTIONS -> betweenTransactions.add(move);
            }
        }
        return this;
    }

    /** Delivers all messages that there are, those included that come of them. */
    void settle() {
        while (world.messages() > 0) {
            world.deliver(0);
        }
    }

    /** Brings the run to its end with whatever an operator can do for it. */
    void rescued() {
        inComponent.clear();
        betweenTransactions.clear();
        new Rescue(this).untilTheEnd();
        law.end(this);
    }

    private void inComponent() {
        if (!inComponent.isEmpty()) {
            happen(inComponent.poll());
        }
    }

    private void betweenTransactions() {
        if (!undisturbed && !betweenTransactions.isEmpty()) {
            interrupted++;
            happen(betweenTransactions.poll());
            interrupted--;
        }
    }

    private void happen(Move move) {
        if (move.what() == What.FREEZE && interrupted > 0) {
            return; // a step that is decided already may still enter its node: a freeze does not wait for it
        }
        log.add(move.where() + " " + move.what() + " " + move.pick());
        if (move.what().operator()) {
            operator.call(move);
        } else {
            carry(move.what(), move.pick());
        }
        alone(() -> law.look(this));
    }

    private void carry(What what, int pick) {
        if (what == What.TICK) {
            world.tick(Duration.ofMillis(500));
        } else if (what == What.SWEEP) {
            world.sweep();
        } else if (world.messages() > 0) {
            var index = pick % world.messages();
            switch (what) {
                case DELIVER -> world.deliver(index);
                case DELIVER_AND_KEEP -> world.deliverAndKeep(index);
                default -> world.drop(index);
            }
        }
    }

    /** Lets nothing else happen meanwhile. */
    void alone(Runnable work) {
        var before = undisturbed;
        undisturbed = true;
        work.run();
        undisturbed = before;
    }

    void called(Operation operation) {
        log.add("  " + operation);
        law.called(this, operation);
    }

    void look() {
        alone(() -> law.look(this));
    }

    Snapshot snapshot() {
        return new Snapshot(
                world.run(DrawnFlow.ID), world.nodes(DrawnFlow.ID), world.tokens(DrawnFlow.ID), world.frozen());
    }

    /** What has happened, for people who look for the cause of a failure. */
    String story() {
        return String.join("\n", log) + "\n" + snapshot().nodes() + "\n"
                + snapshot().tokens();
    }
}
