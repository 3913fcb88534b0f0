package culm.ee.access;

import culm.port.Account;
import culm.port.ApiToken;
import culm.port.ApiTokens;
import culm.port.Projects;
import culm.port.Users;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Users, tokens and projects as they are asked for with every request. What is changed on this server holds at once, what is
 * changed on another holds here within {@link #KEPT}.
 */
public final class Directory {

    /** For how long nobody looks again. */
    public static final Duration KEPT = Duration.ofSeconds(5);

    private final Users users;
    private final ApiTokens tokens;
    private final Projects projects;
    private final Map<String, String> passwords;
    private final Fresh<String, Optional<Account>> accounts;
    private final Fresh<String, Optional<ApiToken>> byHash;
    private final Fresh<String, Boolean> known;

    /** @param passwords hashes that the settings of this server give users in place of those that are stored */
    public Directory(
            Users users, ApiTokens tokens, Projects projects, Map<String, String> passwords, InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.projects = projects;
        this.passwords = Map.copyOf(passwords);
        this.accounts = new Fresh<>(clock, KEPT);
        this.byHash = new Fresh<>(clock, KEPT);
        this.known = new Fresh<>(clock, KEPT);
    }

    Optional<Account> account(String name) {
        return accounts.get(name, () -> users.find(name).map(this::asSet));
    }

    private Account asSet(Account stored) {
        return passwords.containsKey(stored.name()) ? stored.withPassword(passwords.get(stored.name())) : stored;
    }

    /** Whether the settings say this user's password. */
    boolean isSet(String user) {
        return passwords.containsKey(user);
    }

    Optional<ApiToken> token(String hash) {
        return byHash.get(hash, () -> tokens.withHash(hash));
    }

    boolean hasProject(String name) {
        return known.get(name, () -> projects.find(name).isPresent());
    }

    /** Something was changed here. */
    void forget() {
        accounts.forget();
        byHash.forget();
        known.forget();
    }
}
