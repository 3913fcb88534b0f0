package culm.port;

/** What a worker can do: the work of one component, in one version. */
public record WorkerKind(String code, String version) {}
