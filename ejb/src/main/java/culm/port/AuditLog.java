package culm.port;

import java.util.Collection;
import java.util.List;

/** What was done by whom. Entries are added in the transaction of what they tell, and never changed. */
public interface AuditLog {

    void add(Collection<AuditEntry> entries);

    default void add(AuditEntry entry) {
        add(List.of(entry));
    }

    List<AuditEntry> list(AuditQuery query);
}
