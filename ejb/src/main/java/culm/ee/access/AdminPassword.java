package culm.ee.access;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/** The password of the user {@code admin}: the one that was set, or else the one that was made for this database. */
public final class AdminPassword {

    static final String ADMIN = "admin";

    private static final System.Logger LOG = System.getLogger(AdminPassword.class.getName());
    private static final int RANDOM_BYTES = 15;

    private final Predicate<String> check;

    private AdminPassword(Predicate<String> check) {
        this.check = check;
    }

    /** @param set by the settings, if any */
    public static AdminPassword of(Optional<String> set, UserTable users) {
        if (set.isPresent()) {
            var right = set.get().getBytes(StandardCharsets.UTF_8);
            return new AdminPassword(
                    password -> MessageDigest.isEqual(password.getBytes(StandardCharsets.UTF_8), right));
        }
        if (users.passwordHash(ADMIN).isEmpty()) {
            make(users);
        }
        var stored = users.passwordHash(ADMIN).orElseThrow();
        return new AdminPassword(password -> PasswordHash.matches(password, stored));
    }

    boolean is(String password) {
        return check.test(password);
    }

    private static void make(UserTable users) {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var hash = PasswordHash.of(password);
        users.add(ADMIN, hash);
        if (users.passwordHash(ADMIN).filter(hash::equals).isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "user {0} has the password {1} from now on; it is not shown again. CULM_ADMIN_PASSWORD overrides it.",
                    ADMIN,
                    password);
        }
    }
}
