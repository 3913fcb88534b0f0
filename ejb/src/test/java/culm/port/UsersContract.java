package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Account.Origin;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface UsersContract extends Contract {

    private static Account account(String name, Map<String, Role> grants) {
        return new Account(name, Origin.LOCAL, "hash of " + name, false, Given.NOW, grants);
    }

    private void add(Account account) {
        stores().transactions().run(() -> stores().users().add(account));
    }

    @Test
    default void givesBackWhatWasAdded() {
        var anna = account("anna", Map.of("blue", Role.VIEWER, "red", Role.OPERATOR));
        var nobody = new Account("nobody", Origin.OIDC, Account.NO_PASSWORD, true, Given.NOW, Map.of());
        add(nobody);
        add(anna);

        assertThat(stores().users().find("anna")).contains(anna);
        assertThat(stores().users().find("Anna")).isEmpty();
        assertThat(stores().users().list()).containsExactly(anna, nobody);
    }

    @Test
    default void whatIsGrantedIsReplaced() {
        add(account("anna", Map.of("blue", Role.VIEWER, "red", Role.OPERATOR)));
        add(account("bert", Map.of("blue", Role.VIEWER)));
        var next =
                account("anna", Map.of("blue", Role.OPERATOR, "*", Role.VIEWER)).withPassword("other");

        stores().transactions().run(() -> stores().users().change(next));

        assertThat(stores().users().find("anna")).contains(next);
        assertThat(stores().users().find("bert").orElseThrow().grants()).isEqualTo(Map.of("blue", Role.VIEWER));
    }

    @Test
    default void nothingIsLeftOfWhoIsRemoved() {
        add(account("anna", Map.of("blue", Role.VIEWER)));

        stores().transactions().run(() -> stores().users().remove("anna"));
        add(account("anna", Map.of()));

        assertThat(stores().users().find("anna").orElseThrow().grants()).isEmpty();
    }

    @Test
    default void administratorsAreThoseForAllProjectsThatAreNotDisabled() {
        add(account("boss", Map.of("*", Role.ADMIN)));
        add(account("off", Map.of("*", Role.ADMIN)).withDisabled(true));
        add(account("watcher", Map.of("*", Role.OPERATOR)));

        var found = stores().transactions().call(() -> stores().users().lockAdministrators());

        assertThat(found).extracting(Account::name).containsExactly("boss");
    }

    @Test
    default void ofManyThatRemoveAnAdministratorOneIsStopped() throws Exception {
        add(account("one", Map.of("*", Role.ADMIN)));
        add(account("two", Map.of("*", Role.ADMIN)));

        var removed = atOnce(
                2,
                thread -> () -> stores().transactions().alone(() -> {
                    var all = stores().users().lockAdministrators();
                    if (all.size() == 1) {
                        return false;
                    }
                    stores().users().remove(thread == 0 ? "one" : "two");
                    return true;
                }));

        assertThat(Collections.frequency(removed, true)).isEqualTo(1);
        assertThat(stores().users().list()).hasSize(1);
    }

    @Test
    default void aProjectThatIsRemovedTakesItsGrantsWithIt() {
        stores().transactions().run(() -> stores().projects().add(new Project("blue", "The blue one", Given.NOW)));
        stores().transactions().run(() -> stores().projects().add(new Project("red", null, Given.NOW)));
        add(account("anna", Map.of("blue", Role.VIEWER, "red", Role.OPERATOR)));
        assertThat(stores().projects().list()).extracting(Project::name).containsExactly("blue", "red");
        assertThat(stores().projects().find("blue")).contains(new Project("blue", "The blue one", Given.NOW));

        stores().transactions().run(() -> stores().projects().remove("blue"));

        assertThat(stores().projects().find("blue")).isEmpty();
        assertThat(stores().users().find("anna").orElseThrow().grants()).isEqualTo(Map.of("red", Role.OPERATOR));
    }

    private static ApiToken token(String id, String user, Role most) {
        return new ApiToken(id, user, "for tests", "hash of " + id, most, Given.NOW, Given.NOW.plusSeconds(9), null);
    }

    @Test
    default void tokensAreFoundByTheirHashAndRevoked() {
        var first = token("t1", "anna", Role.VIEWER);
        var second = token("t2", "anna", null);
        stores().transactions().run(() -> stores().apiTokens().add(first));
        stores().transactions().run(() -> stores().apiTokens().add(second));
        stores().transactions().run(() -> stores().apiTokens().add(token("t3", "bert", null)));

        assertThat(stores().apiTokens().withHash("hash of t1")).contains(first);
        assertThat(stores().apiTokens().withHash("hash of T1")).isEmpty();
        assertThat(stores().apiTokens().ofUser("anna")).containsExactly(first, second);

        stores().transactions().run(() -> stores().apiTokens().revoke("t1", Given.NOW.plusSeconds(1)));
        assertThat(stores().apiTokens().find("t1")).contains(first.revoked(Given.NOW.plusSeconds(1)));
        assertThat(stores().apiTokens().find("t1").orElseThrow().holds(Given.NOW))
                .isFalse();

        stores().transactions().run(() -> stores().apiTokens().removeOf("anna"));
        assertThat(stores().apiTokens().ofUser("anna")).isEmpty();
        assertThat(stores().apiTokens().find("t3")).isPresent();
    }
}
