package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;

import culm.ee.access.Logins.Identity;
import culm.port.Account;
import culm.port.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private static final String WRONG = "a wrong password";

    private final Desks desks = new Desks();
    private final Logins logins = desks.logins;

    private boolean comesIn(String user, String password) {
        return logins.byPassword(user, password, "127.0.0.1").isPresent();
    }

    @Test
    void theRightPasswordLetsAUserInWithTheMostItMayDoAnywhere() {
        assertThat(logins.byPassword("anna", Desks.PASSWORD, "a")).contains(new Identity("anna", Role.OPERATOR));
        assertThat(comesIn("anna", WRONG)).isFalse();
        assertThat(comesIn("nobody", Desks.PASSWORD)).isFalse();
        assertThat(comesIn("an na\n", Desks.PASSWORD)).isFalse();
        assertThat(comesIn("anna", "x".repeat(100_000))).isFalse();
    }

    @Test
    void whatWasRightIsRememberedAndHoldsNoLongerThanItIsRight() {
        assertThat(comesIn("anna", Desks.PASSWORD)).isTrue();
        desks.users.change("anna", new UserSpec("another password", null, null, null, null));

        assertThat(comesIn("anna", Desks.PASSWORD)).isFalse();
        assertThat(comesIn("anna", "another password")).isTrue();

        desks.users.change("anna", new UserSpec(null, null, null, null, true));
        assertThat(comesIn("anna", "another password")).isFalse();

        desks.users.remove("anna");
        assertThat(comesIn("anna", "another password")).isFalse();
    }

    @Test
    void whatAnotherServerHasChangedHoldsHereWithinSeconds() {
        assertThat(comesIn("anna", Desks.PASSWORD)).isTrue();
        desks.stores.transactions().run(() -> desks.stores.users().remove("anna"));

        desks.clock.tick(Directory.KEPT);

        assertThat(comesIn("anna", Desks.PASSWORD)).isFalse();
    }

    @Test
    void whoTriesTooOftenIsNotCheckedAnyMoreRightOrWrong() {
        for (int i = 0; i < 11; i++) {
            assertThat(comesIn("anna", WRONG + i)).isFalse();
        }

        assertThat(logins.wait("anna", "127.0.0.1")).contains(Duration.ofSeconds(1));
        assertThat(comesIn("anna", Desks.PASSWORD)).isFalse();

        desks.clock.tick(Duration.ofSeconds(1));
        assertThat(comesIn("anna", Desks.PASSWORD)).isTrue();
    }

    @Test
    void ofTenThousandGuessesInThreeMinutesTwentyAreLookedAt() {
        int checked = 0;
        for (int i = 0; i < 10_000; i++) {
            checked += logins.wait("anna", "127.0.0.1").isEmpty() ? 1 : 0;
            assertThat(comesIn("anna", WRONG + i)).isFalse();
            desks.clock.tick(Duration.ofMillis(18));
        }

        assertThat(checked).isBetween(17, 20);
    }

    @Test
    void whoIsInStaysInWhileAnotherTries() {
        assertThat(comesIn("anna", Desks.PASSWORD)).isTrue();
        for (int i = 0; i < 11; i++) {
            comesIn("anna", WRONG + i);
        }

        assertThat(comesIn("anna", Desks.PASSWORD)).isTrue();
    }

    @Test
    void unknownUsersAreTriedAndCountedLikeKnownOnes() {
        for (int i = 0; i < 11; i++) {
            comesIn("nobody", WRONG + i);
        }

        assertThat(logins.wait("nobody", "127.0.0.1")).isPresent();
    }

    @Test
    void aUserOfTheProviderHasNoPasswordHere() {
        desks.users.create("eve@example.org", new UserSpec(null, "oidc", null, Map.of("blue", "culm-viewer"), null));

        assertThat(comesIn("eve@example.org", "")).isFalse();
        assertThat(comesIn("eve@example.org", Account.NO_PASSWORD)).isFalse();
    }

    @Test
    void whoHasNothingGrantedDoesNotComeIn() {
        desks.users.create("poor", new UserSpec(Desks.PASSWORD, null, null, null, null));

        assertThat(comesIn("poor", Desks.PASSWORD)).isFalse();
    }

    @Test
    void thePasswordOfTheSettingsHoldsInPlaceOfTheStoredOne() {
        var set = new Desks(Map.of("boss", PasswordHash.of("of the settings")));

        assertThat(set.logins.byPassword("boss", "of the settings", "a")).isPresent();
        assertThat(set.logins.byPassword("boss", Desks.PASSWORD, "a")).isEmpty();
    }

    @Test
    void aTokenHoldsUntilItExpiresOrIsRevokedOrItsUserIsGone() {
        var brief = token("culm-viewer", Duration.ofSeconds(10));
        var revoked = token(null, Duration.ofDays(3));
        var usual = token(null, null);

        assertThat(logins.byToken(text(brief))).contains(new Identity("anna", Role.VIEWER));
        assertThat(logins.byToken(text(revoked))).contains(new Identity("anna", Role.OPERATOR));
        assertThat(logins.byToken("culm_wrong")).isEmpty();

        desks.clock.tick(Duration.ofSeconds(10));
        assertThat(logins.byToken(text(brief))).isEmpty();

        desks.tokens.revoke(desks.anna(), (String) revoked.get("id"));
        assertThat(logins.byToken(text(revoked))).isEmpty();

        assertThat(logins.byToken(text(usual))).isPresent();
        desks.users.remove("anna");
        assertThat(logins.byToken(text(usual))).isEmpty();
    }

    @Test
    void aTokenLetsNobodyDoMoreThanItsUser() {
        assertThat(logins.byToken(text(token("culm-admin", null)))).contains(new Identity("anna", Role.OPERATOR));
    }

    private Map<String, Object> token(String role, Duration lasts) {
        return desks.tokens.create(desks.anna(), "mine", role, lasts).extra();
    }

    private static String text(Map<String, Object> made) {
        return (String) made.get("token");
    }

    @Test
    void nothingThatIsKeptOrShownTellsASecret() {
        var made = token(null, null);

        var kept = desks.stores.apiTokens().find((String) made.get("id")).orElseThrow();
        assertThat(kept.toString()).doesNotContain(text(made)).contains(Logins.hash(text(made)));
        assertThat(new Login("anna", Desks.PASSWORD, "a").toString()).doesNotContain(Desks.PASSWORD);
        assertThat(new Bearer(text(made)).toString()).doesNotContain(text(made));
        assertThat(desks.stores.users().find("anna").orElseThrow().passwordHash())
                .startsWith("PBKDF2WithHmacSHA256:210000:");
    }
}
