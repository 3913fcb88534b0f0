package culm.ee.config;

import culm.ee.access.Gate;
import culm.ee.access.Ledger;
import culm.ee.batch.BatchCaller;
import culm.ee.batch.BatchDesk;
import culm.ee.batch.BatchWork;
import culm.ee.care.RemovalDesk;
import culm.engine.Engine;
import culm.engine.TimeOrderedIds;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what carries out orders for many. */
@Dependent
public class BatchParts {

    private final Clock clock = Clock.systemUTC();

    @Produces
    @Singleton
    BatchDesk batchDesk(Store store) {
        return new BatchDesk(store.batches(), store.targets(), store.transactions(), clock, new TimeOrderedIds(clock));
    }

    @Produces
    @Singleton
    BatchWork batchWork(Store store, Engine engine, Gate gate, Ledger ledger, RemovalDesk removals) {
        var verbs = new BatchCaller(engine, gate, store.answers(), store.transactions(), ledger, removals);
        return new BatchWork(store.batches(), store.transactions(), verbs, clock);
    }
}
