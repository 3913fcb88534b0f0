package culm.ee.access;

import culm.port.Account;
import culm.port.Account.Origin;
import culm.port.Role;
import culm.port.Transactions;
import culm.port.Users;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Sees to it that somebody can come in: the user {@code admin}, with the password of the settings or one that is made. */
public final class FirstAdmin {

    static final String NAME = "admin";

    private static final System.Logger LOG = System.getLogger(FirstAdmin.class.getName());
    private static final int RANDOM_BYTES = 15;

    private final Users users;
    private final Transactions transactions;
    private final InstantSource clock;

    public FirstAdmin(Users users, Transactions transactions, InstantSource clock) {
        this.users = users;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param set the password of the settings, if any: it is kept nowhere, and holds as long as it is set
     * @return the hashes that hold in place of those in the database
     */
    public Map<String, String> prepare(Optional<String> set) {
        if (set.isPresent()) {
            transactions.run(() -> {
                if (users.find(NAME).isEmpty()) {
                    users.add(admin(Account.NO_PASSWORD));
                }
            });
            return Map.of(NAME, PasswordHash.of(set.get()));
        }
        var password = Secrets.text(RANDOM_BYTES);
        var hash = PasswordHash.of(password);
        if (transactions.call(() -> make(hash))) {
            LOG.log(
                    Level.WARNING,
                    "user {0} has the password {1} from now on; it is not shown again. CULM_ADMIN_PASSWORD overrides"
                            + " it.",
                    NAME,
                    password);
        }
        return Map.of();
    }

    /** Nobody yet, or an admin whose password was set and no longer is. */
    private boolean make(String hash) {
        var admin = users.find(NAME);
        if (admin.isEmpty() && users.list().isEmpty()) {
            users.add(admin(hash));
            return true;
        }
        var keyless =
                admin.filter(user -> user.passwordHash().equals(Account.NO_PASSWORD) && user.origin() == Origin.LOCAL);
        keyless.ifPresent(user -> users.change(user.withPassword(hash)));
        return keyless.isPresent();
    }

    private Account admin(String hash) {
        return new Account(NAME, Origin.LOCAL, hash, false, clock.instant(), Map.of(Account.EVERY_PROJECT, Role.ADMIN));
    }
}
