package culm.ee.persistence;

import culm.port.Freeze;
import culm.port.Transactions;
import jakarta.persistence.EntityManager;
import java.util.Map;

/** The switch as a row. What it says is remembered until {@link #refresh}, since it is asked before every node. */
public final class JpaFreeze implements Freeze {

    private static final String NAME = "freeze";

    private final Rows<SwitchRow> rows;
    private final Transactions transactions;
    private volatile boolean frozen;

    public JpaFreeze(EntityManager entities, Transactions transactions) {
        this.rows = new Rows<>(entities, SwitchRow.class);
        this.transactions = transactions;
    }

    @Override
    public boolean frozen() {
        return frozen;
    }

    /** What is not committed yet is not to be remembered: a look from elsewhere would bring back what was before. */
    @Override
    public void set(boolean now) {
        transactions.run(() -> rows.change().set("on", now).where("row.id = :name", Map.of("name", NAME)));
    }

    /** One after another: none may bring back what it has read before another. */
    @Override
    public synchronized void refresh() {
        frozen = transactions.call(() -> rows.find(NAME).orElseThrow().on());
    }
}
