package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;

import culm.memory.ManualClock;
import culm.memory.MemoryStores;
import culm.port.Account;
import culm.port.Given;
import culm.port.Role;
import culm.port.Stores;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstAdminTest {

    private final Stores stores = MemoryStores.empty();
    private final FirstAdmin first = new FirstAdmin(stores.users(), stores.transactions(), new ManualClock(Given.NOW));

    private Account admin() {
        return stores.users().find("admin").orElseThrow();
    }

    @Test
    void thePasswordThatIsSetIsKeptNowhere() {
        var passwords = first.prepare(Optional.of("Gänsefuß"));

        assertThat(PasswordHash.matches("Gänsefuß", passwords.get("admin"))).isTrue();
        assertThat(admin().passwordHash()).isEqualTo(Account.NO_PASSWORD);
        assertThat(admin().grants()).isEqualTo(Map.of("*", Role.ADMIN));
    }

    @Test
    void oneIsMadeAtTheFirstStartAndStays() {
        assertThat(first.prepare(Optional.empty())).isEmpty();
        var made = admin().passwordHash();
        first.prepare(Optional.empty());

        assertThat(made).startsWith("PBKDF2WithHmacSHA256:210000:");
        assertThat(admin().passwordHash()).isEqualTo(made);
    }

    @Test
    void oneIsMadeWhenWhatWasSetNoLongerIs() {
        first.prepare(Optional.of("for a while"));
        first.prepare(Optional.empty());

        assertThat(admin().passwordHash()).startsWith("PBKDF2");
    }

    @Test
    void whereThereAreOthersNoAdminComesBack() {
        var boss = new Account("boss", Account.Origin.LOCAL, "hash", false, Given.NOW, Map.of("*", Role.ADMIN));
        stores.transactions().run(() -> stores.users().add(boss));

        first.prepare(Optional.empty());

        assertThat(stores.users().list()).containsExactly(boss);
    }
}
