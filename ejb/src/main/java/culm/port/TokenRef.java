package culm.port;

/** What a message says: which token is ready, in which version, and how urgent its run is. */
public record TokenRef(String tokenId, long version, int priority, String queue) {}
