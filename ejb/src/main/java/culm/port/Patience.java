package culm.port;

/** How long a server holds on to what a component has done while the database refuses to take it. */
public interface Patience {

    Patience NONE = (token, failure, tries) -> false;

    /**
     * Waits for a while.
     *
     * @param tries how often it was tried in vain
     * @return false to give up: the token is then taken over as that of a lost server
     */
    boolean waitAfter(Token token, RuntimeException failure, int tries);
}
