package culm.ee.webhook;

import culm.engine.IdSource;
import culm.port.Deliveries;
import culm.port.Events;
import culm.port.Projects;
import culm.port.Transactions;
import culm.port.Webhooks;
import java.time.InstantSource;

/** What sending works with. */
public record Sources(
        Events events,
        Webhooks webhooks,
        Deliveries deliveries,
        Projects projects,
        Transactions transactions,
        InstantSource clock,
        IdSource ids) {}
