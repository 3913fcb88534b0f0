package culm.memory;

import culm.port.LogPart;
import culm.port.Logs;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

final class MemoryLogs implements Logs {

    private final MemoryTable<String, LogPart> parts;

    MemoryLogs(MemoryTransactions transactions) {
        this.parts = new MemoryTable<>(transactions);
    }

    @Override
    public void add(Collection<LogPart> added) {
        added.forEach(part -> parts.put(part.id(), part));
    }

    @Override
    public void remove(Collection<String> ids) {
        ids.forEach(parts::remove);
    }

    private Stream<LogPart> of(String nodeId, String version) {
        return parts.all().stream()
                .filter(part -> part.nodeId().equals(nodeId))
                .filter(part -> version == null || part.version().equals(version))
                .sorted(Comparator.comparing(LogPart::id));
    }

    @Override
    public List<LogPart.Extent> extents(String nodeId, String version) {
        return of(nodeId, version).map(LogPart::extent).toList();
    }

    @Override
    public List<LogPart> list(String nodeId, String version, String from, int limit) {
        return of(nodeId, version)
                .filter(part -> from == null || part.id().compareTo(from) >= 0)
                .limit(limit)
                .toList();
    }
}
