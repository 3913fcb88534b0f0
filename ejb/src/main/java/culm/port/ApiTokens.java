package culm.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens of users, those that no longer hold included. */
public interface ApiTokens {

    void add(ApiToken token);

    Optional<ApiToken> find(String id);

    Optional<ApiToken> withHash(String hash);

    /** Oldest first. */
    List<ApiToken> ofUser(String user);

    void revoke(String id, Instant now);

    void removeOf(String user);
}
