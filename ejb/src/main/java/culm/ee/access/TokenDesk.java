package culm.ee.access;

import culm.api.ActionResult;
import culm.api.Code;
import culm.port.ApiToken;
import culm.port.ApiTokens;
import culm.port.Role;
import culm.port.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes and revokes API tokens. Each user looks after its own; an administrator may revoke any. */
public final class TokenDesk {

    /** What tokens begin with, so that they are known for what they are wherever they turn up. */
    public static final String PREFIX = "culm_";

    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST_NAME = 64;
    private static final int MOST = 100;
    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ApiTokens tokens;
    private final Transactions transactions;
    private final Directory directory;
    private final InstantSource clock;

    public TokenDesk(ApiTokens tokens, Transactions transactions, Directory directory, InstantSource clock) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.directory = directory;
        this.clock = clock;
    }

    public List<TokenView> list(String user) {
        var now = clock.instant();
        return tokens.ofUser(user).stream()
                .map(token -> TokenView.of(token, now))
                .toList();
    }

    /**
     * @param name what it is for
     * @param role no more than this may be done with it; null: what the user may
     * @param lasts null: 90 days
     * @return {@code extra.token}, which is never shown again
     */
    public ActionResult create(Caller caller, String name, String role, Duration lasts) {
        var refusal = refusal(caller, name, role, lasts);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var text = PREFIX + Secrets.text(RANDOM_BYTES);
        var token = token(caller, name, role, text, clock.instant().plus(lasts == null ? USUAL : lasts));
        return committed(() -> {
            if (tokens.ofUser(caller.name()).stream()
                            .filter(one -> one.holds(clock.instant()))
                            .count()
                    >= MOST) {
                return ActionResult.refused(
                        Code.ILLEGAL_STATE, "a user may have %d tokens; revoke one".formatted(MOST));
            }
            tokens.add(token);
            return made(token, text);
        });
    }

    private static Optional<ActionResult> refusal(Caller caller, String name, String role, Duration lasts) {
        if (!caller.isUser()) {
            return Optional.of(ActionResult.refused(Code.FORBIDDEN, "nothing is granted to user " + caller.name()));
        }
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            return invalid("the name of a token must have 1 to %d characters".formatted(LONGEST_NAME));
        }
        if (role != null && Role.of(role).isEmpty()) {
            return invalid("no role is called '%s'".formatted(role));
        }
        if (lasts != null && (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0)) {
            return invalid("a token holds for 1 second to %d days".formatted(LONGEST.toDays()));
        }
        return Optional.empty();
    }

    private ApiToken token(Caller caller, String name, String role, String text, Instant end) {
        var most = role == null ? null : Role.of(role).orElseThrow();
        var id = "t" + Secrets.hash(Secrets.bytes(16)).substring(0, 31);
        return new ApiToken(id, caller.name(), name, Logins.hash(text), most, clock.instant(), end, null);
    }

    private static ActionResult made(ApiToken token, String text) {
        var extra = new LinkedHashMap<String, Object>();
        extra.put("id", token.id());
        extra.put("token", text);
        extra.put("expires_at", token.expiresAt().toString());
        return ActionResult.success(extra);
    }

    /** Of another user's token nobody learns but an administrator. */
    public ActionResult revoke(Caller caller, String id) {
        return committed(() -> {
            var token = tokens.find(id)
                    .filter(found -> found.user().equals(caller.name()) || caller.mayEverywhere(Role.ADMIN));
            if (token.isEmpty()) {
                return ActionResult.refused(Code.NOT_FOUND, "token(%s) does not exist".formatted(id));
            }
            if (token.get().revokedAt() == null) {
                tokens.revoke(id, clock.instant());
            }
            return ActionResult.success();
        });
    }

    private ActionResult committed(Supplier<ActionResult> work) {
        try {
            return transactions.alone(work);
        } finally {
            directory.forget();
        }
    }

    private static Optional<ActionResult> invalid(String message) {
        return Optional.of(ActionResult.refused(Code.INVALID_ARGUMENT, message));
    }
}
