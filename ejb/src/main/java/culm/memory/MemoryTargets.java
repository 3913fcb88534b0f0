package culm.memory;

import culm.port.Run;
import culm.port.RunFilter;
import culm.port.RunQuery;
import culm.port.Targets;
import culm.port.Token;
import java.util.List;
import java.util.function.Predicate;

final class MemoryTargets implements Targets {

    private final MemoryRuns runs;
    private final MemoryTokens tokens;

    MemoryTargets(MemoryRuns runs, MemoryTokens tokens) {
        this.runs = runs;
        this.tokens = tokens;
    }

    @Override
    public List<String> runs(RunFilter filter, int most) {
        return runs.list(new RunQuery(filter, null, most)).stream().map(Run::id).toList();
    }

    @Override
    public List<String> failedNodes(RunFilter filter, int most) {
        return nodes(filter, most, token -> token.status() == Token.Status.FAILED);
    }

    @Override
    public List<String> busyNodes(RunFilter filter, int most) {
        return nodes(filter, most, token -> token.fork() == null && isBusy(token.status()));
    }

    private static boolean isBusy(Token.Status status) {
        return status == Token.Status.CLAIMED || status == Token.Status.WAITING;
    }

    private List<String> nodes(RunFilter filter, int most, Predicate<Token> which) {
        return runs(filter, Integer.MAX_VALUE).stream()
                .flatMap(run -> tokens.ofRun(run).stream())
                .filter(which)
                .map(Token::nodeId)
                .distinct()
                .sorted()
                .limit(most)
                .toList();
    }
}
