package culm.ee.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {

    private final List<String> done = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void sweepsAtOnceAndThenOnlyWhatHasLainForLong() {
        var round = round(() -> done.add("beat"));

        for (int second = 0; second <= 5; second++) {
            round.make();
        }

        assertThat(done).filteredOn(part -> part.equals("beat")).hasSize(6);
        assertThat(done).filteredOn(part -> part.equals("wake")).hasSize(6);
        assertThat(done).filteredOn(part -> part.startsWith("sweep")).containsExactly("sweep PT0S", "sweep PT5S");
    }

    @Test
    void aPartThatFailsDoesNotStopTheOthers() {
        var round = round(() -> {
            throw new IllegalStateException("the database is away");
        });

        round.make();
        round.make();

        assertThat(done).containsExactly("take over", "wake", "sweep PT0S", "take over", "wake", "stranded");
    }

    @Test
    void aTickDuringAnotherIsLeftOut() throws InterruptedException {
        var rounds = new Round[1];
        var round = round(() -> {
            done.add("beat");
            var other = new Thread(() -> rounds[0].make());
            other.start();
            join(other);
        });
        rounds[0] = round;

        round.make();

        assertThat(done).containsExactly("beat", "take over", "wake", "sweep PT0S");
    }

    @Test
    void oldAnswersAreForgottenUntilNoneIsLeft() {
        var round = round(() -> {});

        for (int i = 0; i < 10; i++) {
            round.make();
        }

        assertThat(asked).hasSize(3);
    }

    private Round round(Runnable heartbeat) {
        return new Round(
                heartbeat,
                limit -> {
                    done.add("wake");
                    return 0;
                },
                new Round.Sweeping() {
                    @Override
                    public int resendForgotten(Duration longerThan, int limit) {
                        done.add("sweep " + longerThan);
                        return 0;
                    }

                    @Override
                    public int resendStranded(int limit) {
                        done.add("stranded");
                        return 0;
                    }

                    @Override
                    public int forgetAnswers(int limit) {
                        asked.add(limit);
                        return asked.size() < 3 ? limit : 0;
                    }
                },
                () -> done.add("take over"),
                Duration.ofSeconds(5));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
