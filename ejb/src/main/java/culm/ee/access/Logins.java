package culm.ee.access;

import culm.port.Account;
import culm.port.Account.Origin;
import culm.port.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checks passwords and tokens. The check of a password is slow on purpose, and as slow for a user that is not there. What was
 * right is remembered for a minute, as a salted hash in memory only: a client that polls sends it with every request.
 */
public final class Logins {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int LONGEST_PASSWORD = 1_024;
    private static final byte[] NO_SALT = {};

    /** Takes as long to check as a real one, and is none. */
    private static final String OF_NOBODY = PasswordHash.of(Secrets.text(32));

    private final Directory directory;
    private final InstantSource clock;
    private final Optional<ProviderTokens> provider;
    private final Attempts attempts;
    private final Fresh<String, Boolean> right;
    private final byte[] salt = Secrets.bytes(16);
    private final Semaphore checks = new Semaphore(MOST_AT_ONCE, true);

    /** @param provider whose tokens are taken too, if there is one */
    public Logins(Directory directory, InstantSource clock, Optional<ProviderTokens> provider) {
        this.directory = directory;
        this.provider = provider;
        this.clock = clock;
        this.attempts = new Attempts(clock);
        this.right = new Fresh<>(clock, REMEMBERED);
    }

    /** Who has come in, and the most that it may do anywhere. */
    record Identity(String name, Role most) {}

    /** @param address where from; the whole of it counts together */
    Optional<Identity> byPassword(String user, String password, String address) {
        var account = UserNames.isName(user) ? directory.account(user) : Optional.<Account>empty();
        var stored = account.filter(known -> known.origin() == Origin.LOCAL)
                .map(Account::passwordHash)
                .filter(hash -> !hash.equals(Account.NO_PASSWORD));
        var key = Secrets.hash(salt, user, password, stored.orElse(""));
        if (!right.has(key) && !checked(user, password, stored, address)) {
            return Optional.empty();
        }
        right.put(key, true);
        return account.flatMap(Logins::identity);
    }

    private boolean checked(String user, String password, Optional<String> stored, String address) {
        if (wait(user, address).isPresent() || password.length() > LONGEST_PASSWORD) {
            return false;
        }
        var matches = oneOfFew(() -> PasswordHash.matches(password, stored.orElse(OF_NOBODY))) && stored.isPresent();
        if (matches) {
            attempts.succeeded(counted(user), address);
        } else {
            attempts.failed(counted(user), address);
        }
        return matches;
    }

    private interface Check {
        boolean passes();
    }

    /** However many try at once, the others still find a processor. */
    private boolean oneOfFew(Check check) {
        try {
            if (!checks.tryAcquire(10, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return check.passes();
        } finally {
            checks.release();
        }
    }

    /**
     * Nobody finds a token by trying: wrong ones are not counted.
     *
     * @throws ProviderAway if it may be one of the provider, and that does not tell its keys
     */
    Optional<Identity> byToken(String token) {
        return token.startsWith(TokenDesk.PREFIX) ? byOwnToken(token) : byProvidersToken(token);
    }

    private Optional<Identity> byProvidersToken(String token) {
        return provider.flatMap(keys -> keys.user(token))
                .filter(UserNames::isName)
                .flatMap(directory::account)
                .filter(account -> account.origin() == Origin.OIDC)
                .flatMap(Logins::identity);
    }

    private Optional<Identity> byOwnToken(String token) {
        var now = clock.instant();
        return directory.token(hash(token)).filter(kept -> kept.holds(now)).flatMap(kept -> directory
                .account(kept.user())
                .flatMap(Logins::identity)
                .map(user ->
                        kept.most() == null ? user : new Identity(user.name(), Role.least(kept.most(), user.most()))));
    }

    /** @return how long it is not looked at what this user says from this address; empty: it is */
    public Optional<Duration> wait(String user, String address) {
        return attempts.wait(counted(user), address);
    }

    private static String counted(String user) {
        return UserNames.isName(user) ? user : "?";
    }

    private static Optional<Identity> identity(Account account) {
        return account.disabled() ? Optional.empty() : account.most().map(most -> new Identity(account.name(), most));
    }

    static String hash(String token) {
        return Secrets.hash(NO_SALT, token);
    }
}
