package culm.memory;

import culm.port.Event;
import culm.port.Events;
import culm.port.NumberedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

final class MemoryEvents implements Events {

    private final Event.Detail detail;
    private final MemoryTransactions transactions;
    private final MemoryTable<Long, NumberedEvent> fresh;
    private final MemoryTable<Long, NumberedEvent> numbered;
    private final MemoryTable<String, Long> last;

    MemoryEvents(MemoryTransactions transactions, Event.Detail detail) {
        this.detail = detail;
        this.transactions = transactions;
        this.fresh = new MemoryTable<>(transactions);
        this.numbered = new MemoryTable<>(transactions);
        this.last = new MemoryTable<>(transactions);
    }

    @Override
    public boolean tells(Event.Kind kind) {
        return kind.isToldAt(detail);
    }

    @Override
    public void add(Collection<Event> events) {
        events.stream().filter(event -> tells(event.kind())).forEach(event -> {
            var place = next("added");
            fresh.put(place, new NumberedEvent(place, event));
        });
    }

    private long next(String counter) {
        var value = last.get(counter).orElse(0L) + 1;
        last.put(counter, value);
        return value;
    }

    @Override
    public int number(int most) {
        return transactions.call(() -> {
            var next = fresh.all().stream().sorted(byNumber()).limit(most).toList();
            next.forEach(event -> {
                var number = next("numbered");
                numbered.put(number, new NumberedEvent(number, event.event()));
                fresh.remove(event.number());
            });
            return next.size();
        });
    }

    private static Comparator<NumberedEvent> byNumber() {
        return Comparator.comparing(NumberedEvent::number);
    }

    @Override
    public int unnumbered() {
        return fresh.all().size();
    }

    @Override
    public long newest() {
        return last.get("numbered").orElse(0L);
    }

    @Override
    public List<NumberedEvent> after(long number, int limit) {
        return numbered.all().stream()
                .filter(event -> event.number() > number)
                .sorted(byNumber())
                .limit(limit)
                .toList();
    }

    @Override
    public List<NumberedEvent> ofRun(String runId, int limit) {
        return after(0, Integer.MAX_VALUE).stream()
                .filter(event -> runId.equals(event.event().runId()))
                .limit(limit)
                .toList();
    }

    @Override
    public int forget(Instant olderThan, long upTo, int most) {
        return transactions.call(() -> {
            var old = after(0, most).stream()
                    .takeWhile(event ->
                            event.number() <= upTo && event.event().at().isBefore(olderThan))
                    .toList();
            old.forEach(event -> numbered.remove(event.number()));
            return old.size();
        });
    }
}
