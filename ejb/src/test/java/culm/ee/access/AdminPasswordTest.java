package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminPasswordTest {

    private final Map<String, String> stored = new HashMap<>();

    @Test
    void isTheOneThatWasSet() {
        var password = AdminPassword.of(Optional.of("Gänsefuß"), new Table());

        assertThat(password.is("Gänsefuß")).isTrue();
        assertThat(password.is("Gansefuss")).isFalse();
        assertThat(password.is("")).isFalse();
        assertThat(stored).isEmpty();
    }

    @Test
    void isTheStoredOneWhenNoneWasSet() {
        stored.put("admin", PasswordHash.of("kept from before"));

        var password = AdminPassword.of(Optional.empty(), new Table());

        assertThat(password.is("kept from before")).isTrue();
        assertThat(password.is("another")).isFalse();
    }

    @Test
    void isMadeOnceAndStoredAsAHash() {
        AdminPassword.of(Optional.empty(), new Table());
        var first = stored.get("admin");
        AdminPassword.of(Optional.empty(), new Table());

        assertThat(first).startsWith("PBKDF2WithHmacSHA256:210000:");
        assertThat(stored.get("admin")).isEqualTo(first);
    }

    @Test
    void refusesAStoredTextThatIsNoHash() {
        stored.put("admin", "secret");

        var password = AdminPassword.of(Optional.empty(), new Table());

        assertThatThrownBy(() -> password.is("secret")).isInstanceOf(IllegalArgumentException.class);
    }

    private final class Table implements UserTable {

        @Override
        public Optional<String> passwordHash(String user) {
            return Optional.ofNullable(stored.get(user));
        }

        @Override
        public void add(String user, String passwordHash) {
            stored.putIfAbsent(user, passwordHash);
        }
    }
}
