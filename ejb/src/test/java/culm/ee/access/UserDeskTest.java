package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.port.Given;
import culm.port.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserDeskTest {

    private final Desks desks = new Desks();

    private static UserSpec role(String role) {
        return new UserSpec(null, null, role, null, null);
    }

    private static UserSpec granted(String project, String role) {
        return new UserSpec(null, null, null, Map.of(project, role), null);
    }

    private Code change(String name, UserSpec spec) {
        return desks.users.change(name, spec).code();
    }

    @Test
    void aUserIsMadeLookedAtChangedAndRemoved() {
        var spec = new UserSpec(Desks.PASSWORD, null, "culm-viewer", Map.of("blue", "culm-operator"), null);
        assertThat(desks.users.create("bert", spec).code()).isEqualTo(Code.OK);
        assertThat(desks.users.find("bert"))
                .isEqualTo(new UserView(
                        "bert", "local", false, "culm-viewer", Map.of("blue", "culm-operator"), Given.NOW));
        assertThat(desks.users.create("bert", spec).code()).isEqualTo(Code.ALREADY_EXISTS);

        assertThat(change("bert", role(""))).isEqualTo(Code.OK);
        assertThat(desks.users.find("bert").role()).isNull();
        assertThat(desks.users.find("bert").projects()).containsOnlyKeys("blue");

        assertThat(desks.users.remove("bert").code()).isEqualTo(Code.OK);
        assertThat(desks.users.remove("bert").code()).isEqualTo(Code.NOT_FOUND);
        assertThat(change("bert", role(""))).isEqualTo(Code.NOT_FOUND);
        assertThatThrownBy(() -> desks.users.find("bert")).hasMessage("user(bert) does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "'',         a good password, local, culm-viewer",
        "a b,        a good password, local, culm-viewer",
        "<script>,   a good password, local, culm-viewer",
        "bert,       short,           local, culm-viewer",
        "bert,       ,                local, culm-viewer",
        "bert,       a good password, oidc,  culm-viewer",
        "bert,       a good password, ldap,  culm-viewer",
        "bert,       a good password, local, root"
    })
    void whatMakesNoSenseIsRefused(String name, String password, String origin, String role) {
        var spec = new UserSpec(password, origin, role, null, null);

        assertThat(desks.users.create(name, spec).code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(desks.users.list()).extracting(UserView::name).containsExactly("anna", "boss");
    }

    @Test
    void onlyProjectsThatThereAreAreGrantedAndNobodyAdministratesOne() {
        assertThat(change("anna", granted("green", "culm-viewer"))).isEqualTo(Code.UNKNOWN_PROJECT);
        assertThat(change("anna", granted("*", "culm-viewer"))).isEqualTo(Code.UNKNOWN_PROJECT);
        assertThat(change("anna", granted("blue", "culm-admin"))).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void somebodyWhoMayDoEverythingIsAlwaysLeft() {
        assertThat(desks.users.remove("boss").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(change("boss", role("culm-operator"))).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(change("boss", new UserSpec(null, null, null, null, true))).isEqualTo(Code.ILLEGAL_STATE);

        change("anna", role("culm-admin"));

        assertThat(desks.users.remove("boss").code()).isEqualTo(Code.OK);
        assertThat(desks.users.remove("anna").code()).isEqualTo(Code.ILLEGAL_STATE);
    }

    private Code changeOwn(Desks at, Caller caller, String old, String next) {
        return at.users.changeOwnPassword(caller, old, next).code();
    }

    @Test
    void aUserChangesItsPasswordIfItKnowsTheOldOne() {
        assertThat(changeOwn(desks, desks.anna(), "a guess", "another password"))
                .isEqualTo(Code.FORBIDDEN);
        assertThat(changeOwn(desks, desks.anna(), Desks.PASSWORD, "short")).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(changeOwn(desks, desks.anna(), Desks.PASSWORD, "another password"))
                .isEqualTo(Code.OK);
        assertThat(desks.logins.byPassword("anna", "another password", "a")).isPresent();
    }

    @Test
    void aPasswordOfTheSettingsIsNotChangedHere() {
        var set = new Desks(Map.of("boss", PasswordHash.of("of the settings")));
        var change = new UserSpec("another password", null, null, null, null);

        assertThat(set.users.change("boss", change).code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(changeOwn(set, set.boss(), "of the settings", "another password"))
                .isEqualTo(Code.ILLEGAL_STATE);
    }

    @Test
    void aUserSeesAndRevokesItsOwnTokensAndAnAdministratorThoseOfAll() {
        var made =
                desks.tokens.create(desks.anna(), "robot", "culm-viewer", null).extra();
        var id = (String) made.get("id");
        var bert = desks.caller("bert", Role.OPERATOR);

        assertThat(desks.tokens.list("anna")).singleElement().satisfies(token -> {
            assertThat(token.state()).isEqualTo("valid");
            assertThat(token.expiresAt()).isEqualTo(Given.NOW.plus(Duration.ofDays(90)));
        });
        assertThat(desks.tokens.revoke(bert, id).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(desks.tokens.revoke(desks.boss(), id).code()).isEqualTo(Code.OK);
        assertThat(desks.tokens.revoke(desks.anna(), id).code()).isEqualTo(Code.OK);
        assertThat(desks.tokens.list("anna")).extracting(TokenView::state).containsExactly("revoked");
    }

    @ParameterizedTest
    @CsvSource({"'', , 1", "' ', , 1", "robot, root, 1", "robot, , 0", "robot, , -1", "robot, , 99999999"})
    void tokensThatMakeNoSenseAreRefused(String name, String role, long seconds) {
        var answer = desks.tokens.create(desks.anna(), name, role, Duration.ofSeconds(seconds));

        assertThat(answer.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(desks.tokens.list("anna")).isEmpty();
    }

    @Test
    void aUserHasAHundredTokensAtMost() {
        for (int i = 0; i < 100; i++) {
            assertThat(desks.tokens.create(desks.anna(), "t" + i, null, null).code())
                    .isEqualTo(Code.OK);
        }

        assertThat(desks.tokens.create(desks.anna(), "more", null, null).code()).isEqualTo(Code.ILLEGAL_STATE);
    }

    @Test
    void aProjectWithRunsStays() {
        assertThat(desks.projects.create("green", "Green").code()).isEqualTo(Code.OK);
        assertThat(desks.projects.create("green", "Green").code()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(desks.projects.create("*", null).code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(desks.projects.create("long", "x".repeat(201)).code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(desks.projects.list(desks.anna()))
                .extracting(ProjectView::name)
                .containsExactly("blue", "red");
        assertThat(desks.projects.list(desks.boss()))
                .extracting(ProjectView::name)
                .containsExactly("blue", "default", "green", "red");

        desks.stores.transactions().run(() -> desks.stores.runs().add(Given.run("run"), List.of()));
        assertThat(desks.projects.remove("green").code()).isEqualTo(Code.OK);
        assertThat(desks.projects.remove("green").code()).isEqualTo(Code.NOT_FOUND);
        assertThat(desks.projects.remove("default").code()).isEqualTo(Code.ILLEGAL_STATE);
    }
}
