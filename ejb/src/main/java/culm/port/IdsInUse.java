package culm.port;

/** A run, or one of its nodes, has an id that is in use. Nothing of the transaction is kept. */
public final class IdsInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdsInUse(String runId) {
        super("the id of run %s, or of one of its nodes, is in use".formatted(runId), null, false, false);
    }
}
