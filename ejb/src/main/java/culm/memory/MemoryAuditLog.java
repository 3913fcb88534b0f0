package culm.memory;

import culm.port.AuditEntry;
import culm.port.AuditLog;
import culm.port.AuditQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

final class MemoryAuditLog implements AuditLog {

    private final MemoryTable<String, AuditEntry> entries;

    MemoryAuditLog(MemoryTransactions transactions) {
        this.entries = new MemoryTable<>(transactions);
    }

    @Override
    public void add(Collection<AuditEntry> added) {
        added.forEach(entry -> entries.put(entry.id(), entry));
    }

    @Override
    public List<AuditEntry> list(AuditQuery query) {
        return entries.all().stream()
                .filter(entry -> same(query.actor(), entry.actor()))
                .filter(entry -> same(query.runId(), entry.runId()))
                .filter(entry -> same(query.target(), entry.target()))
                .filter(entry -> same(query.action(), entry.action()))
                .filter(entry -> same(query.code(), entry.code()))
                .filter(entry -> query.from() == null || !entry.at().isBefore(query.from()))
                .filter(entry -> query.to() == null || entry.at().isBefore(query.to()))
                .filter(entry -> query.before() == null || entry.id().compareTo(query.before()) < 0)
                .sorted(Comparator.comparing(AuditEntry::id).reversed())
                .limit(query.limit())
                .toList();
    }

    private static boolean same(String wanted, String has) {
        return wanted == null || wanted.equals(has);
    }
}
