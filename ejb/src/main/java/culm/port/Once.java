package culm.port;

/**
 * A call that whoever makes it may make again: it has one effect, and one answer.
 *
 * @param actor whose key it is: another may have the same
 * @param key the caller's name for the call
 * @param request what the call asks for, as a fingerprint: another call has another
 * @param repeated is told when the first answer is given again
 */
public record Once(String actor, String key, String request, Runnable repeated) {}
