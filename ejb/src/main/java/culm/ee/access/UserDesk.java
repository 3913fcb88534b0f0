package culm.ee.access;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.port.Account;
import culm.port.Account.Origin;
import culm.port.ApiTokens;
import culm.port.Transactions;
import culm.port.Users;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes, changes and removes users. Somebody who may do everything is always left. */
public final class UserDesk {

    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 256;

    private final Users users;
    private final ApiTokens tokens;
    private final Transactions transactions;
    private final Directory directory;
    private final Grants grants;
    private final InstantSource clock;

    public UserDesk(
            Users users,
            ApiTokens tokens,
            Transactions transactions,
            Directory directory,
            Grants grants,
            InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.transactions = transactions;
        this.directory = directory;
        this.grants = grants;
        this.clock = clock;
    }

    public List<UserView> list() {
        return users.list().stream().map(UserView::of).toList();
    }

    /** @throws CulmException NOT_FOUND */
    public UserView find(String name) {
        return UserView.of(users.find(name).orElseThrow(() -> new CulmException(Code.NOT_FOUND, unknown(name))));
    }

    public ActionResult create(String name, UserSpec spec) {
        var origin = origin(spec.origin());
        if (!UserNames.isName(name)) {
            return invalid("a user's name must have " + UserNames.FORM);
        }
        if (origin.isEmpty()) {
            return invalid("origin must be local or oidc; it is '%s'".formatted(spec.origin()));
        }
        if (origin.get() == Origin.LOCAL && spec.password() == null) {
            return invalid("a password is missing");
        }
        var begun = new Account(name, origin.get(), Account.NO_PASSWORD, false, clock.instant(), Map.of());
        return prepared(begun, spec, account -> {
            if (users.find(name).isPresent()) {
                return ActionResult.refused(Code.ALREADY_EXISTS, "user(%s) exists already".formatted(name));
            }
            users.add(account);
            return ActionResult.success(Map.of("user", name));
        });
    }

    public ActionResult change(String name, UserSpec spec) {
        if (spec.origin() != null) {
            return invalid("the origin of a user does not change");
        }
        if (spec.password() != null && directory.isSet(name)) {
            return ActionResult.refused(
                    Code.ILLEGAL_STATE, "the password of %s is set by admin-password".formatted(name));
        }
        return committed(() -> {
            var others = users.lockAdministrators();
            var before = users.find(name);
            return before.map(account -> prepared(account, spec, next -> keep(account, next, others)))
                    .orElseGet(() -> ActionResult.refused(Code.NOT_FOUND, unknown(name)));
        });
    }

    private ActionResult keep(Account before, Account next, List<Account> administrators) {
        if (before.administrates() && !next.administrates() && administrators.size() == 1) {
            return lastOne();
        }
        users.change(next);
        return ActionResult.success(Map.of("user", next.name()));
    }

    private static ActionResult lastOne() {
        return ActionResult.refused(
                Code.ILLEGAL_STATE, "nobody else may do everything: make another administrator first");
    }

    public ActionResult remove(String name) {
        return committed(() -> {
            var administrators = users.lockAdministrators();
            var account = users.find(name);
            if (account.isEmpty()) {
                return ActionResult.refused(Code.NOT_FOUND, unknown(name));
            }
            if (account.get().administrates() && administrators.size() == 1) {
                return lastOne();
            }
            tokens.removeOf(name);
            users.remove(name);
            return ActionResult.success(Map.of("user", name));
        });
    }

    /** Only who knows the old password sets a new one: a browser that was left open does not. */
    public ActionResult changeOwnPassword(Caller caller, String old, String next) {
        var account = caller.account().filter(user -> user.origin() == Origin.LOCAL);
        if (account.isEmpty() || directory.isSet(caller.name())) {
            return ActionResult.refused(
                    Code.ILLEGAL_STATE, "the password of %s is not kept here".formatted(caller.name()));
        }
        if (old == null || !PasswordHash.matches(old, account.get().passwordHash())) {
            return ActionResult.refused(Code.FORBIDDEN, "the old password is wrong");
        }
        return change(caller.name(), new UserSpec(next == null ? "" : next, null, null, null, null));
    }

    private interface Keeping {
        ActionResult keep(Account account);
    }

    /** The account as it is to be, if there is nothing wrong with it. Hashing is done outside of transactions if it can be. */
    private ActionResult prepared(Account before, UserSpec spec, Keeping keeping) {
        var refusal = wrongPassword(before, spec.password()).or(() -> grants.wrong(spec));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var next = before.withGrants(grants.of(before, spec));
        if (spec.disabled() != null) {
            next = next.withDisabled(spec.disabled());
        }
        var account = spec.password() == null ? next : next.withPassword(PasswordHash.of(spec.password()));
        return committed(() -> keeping.keep(account));
    }

    private static Optional<ActionResult> wrongPassword(Account account, String password) {
        if (password == null) {
            return Optional.empty();
        }
        if (account.origin() != Origin.LOCAL) {
            return Optional.of(invalid("a user of the provider has no password here"));
        }
        var length = password.length();
        return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD
                ? Optional.empty()
                : Optional.of(invalid(
                        "a password must have %d to %d characters".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD)));
    }

    private ActionResult committed(Supplier<ActionResult> work) {
        try {
            return transactions.alone(work);
        } finally {
            directory.forget();
        }
    }

    private static Optional<Origin> origin(String text) {
        return switch (text == null ? "local" : text.toLowerCase(Locale.ROOT)) {
            case "local" -> Optional.of(Origin.LOCAL);
            case "oidc" -> Optional.of(Origin.OIDC);
            default -> Optional.empty();
        };
    }

    private static String unknown(String name) {
        return "user(%s) does not exist".formatted(name);
    }

    private static ActionResult invalid(String message) {
        return ActionResult.refused(Code.INVALID_ARGUMENT, message);
    }
}
