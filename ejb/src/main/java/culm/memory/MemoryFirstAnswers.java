package culm.memory;

import culm.port.FirstAnswer;
import culm.port.FirstAnswers;
import culm.port.KeyInUse;
import culm.port.Once;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

final class MemoryFirstAnswers implements FirstAnswers {

    private record Key(String actor, String key) {}

    private final MemoryTable<Key, FirstAnswer> answers;

    MemoryFirstAnswers(MemoryTransactions transactions) {
        this.answers = new MemoryTable<>(transactions);
    }

    private static Key key(Once once) {
        return new Key(once.actor(), once.key());
    }

    @Override
    public Optional<FirstAnswer> find(Once once) {
        return answers.get(key(once));
    }

    @Override
    public void add(Collection<Given> added) {
        added.forEach(given -> addOne(key(given.once()), given.answer()));
    }

    private void addOne(Key key, FirstAnswer answer) {
        if (answers.has(key)) {
            throw new KeyInUse();
        }
        answers.put(key, answer);
    }

    @Override
    public int removeBefore(Instant end, int most) {
        var old = answers.entries().stream()
                .filter(entry -> entry.getValue().at().isBefore(end))
                .limit(most)
                .toList();
        old.forEach(entry -> answers.remove(entry.getKey()));
        return old.size();
    }
}
