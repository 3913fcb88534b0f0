package culm.port;

/** A token and the run that it belongs to. */
public record Standing(Token token, Run run) {}
