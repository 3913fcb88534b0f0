package culm.port;

/** One kind of store behind every port, empty at the start. */
public record Stores(
        Transactions transactions,
        Runs runs,
        Tokens tokens,
        Nodes nodes,
        Variables variables,
        Callbacks callbacks,
        WorkerTasks workerTasks,
        WorkerComponents workerComponents,
        Servers servers,
        Users users,
        ApiTokens apiTokens,
        Projects projects,
        AuditLog audit,
        FirstAnswers answers,
        Labels labels,
        Failures failures,
        Events events,
        Logs logs,
        Webhooks webhooks,
        Deliveries deliveries,
        ChildRuns children,
        Batches batches,
        Targets targets) {}
