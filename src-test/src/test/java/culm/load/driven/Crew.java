package culm.load.driven;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Callers that work side by side. */
final class Crew {

    private final Executor executor;

    Crew(Executor executor) {
        this.executor = executor;
    }

    /** Calls for each number below {@code count}, by so many callers. Returns what came back, in no order. */
    <T> List<T> call(int callers, int count, IntFunction<T> call) {
        var next = new AtomicInteger();
        var parts = new ArrayList<CompletableFuture<List<T>>>();
        for (int i = 0; i < Math.min(callers, count); i++) {
            parts.add(CompletableFuture.supplyAsync(() -> callSome(next, count, call), executor));
        }
        var answers = new ArrayList<T>(count);
        parts.forEach(part -> answers.addAll(part.join()));
        return answers;
    }

    private static <T> List<T> callSome(AtomicInteger next, int count, IntFunction<T> call) {
        var answers = new ArrayList<T>();
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            answers.add(call.apply(i));
        }
        return answers;
    }
}
