package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface CallbacksContract extends Contract {

    private static Callback callback(String id, Object data) {
        return new Callback(id, "node", "v1", data, Given.NOW, "ann");
    }

    private boolean add(Callback callback) {
        return stores().transactions().call(() -> {
            if (stores().callbacks().has(callback.nodeId(), callback.id())) {
                return false;
            }
            stores().callbacks().add(callback);
            return true;
        });
    }

    @Test
    default void handsOutWhatWasReceivedInOrder() {
        var first = callback("z", Map.of("a", List.of(1L)));
        var second = callback("a", null);
        var third = callback("m", "text");
        add(first);
        add(second);
        add(third);

        assertThat(stores().callbacks().pending("node", "v1")).containsExactly(first, second, third);
    }

    @Test
    default void handsOutOnlyWhatIsMeantForTheAttempt() {
        add(callback("a", 1L));
        add(new Callback("b", "node", "v2", 2L, Given.NOW, "ann"));
        add(new Callback("a", "other", "v1", 3L, Given.NOW, "ann"));

        assertThat(stores().callbacks().pending("node", "v1")).containsExactly(callback("a", 1L));
        assertThat(stores().callbacks().pending("unknown", "v1")).isEmpty();
    }

    @Test
    default void thoseOfSeveralNodesAreAddedTogetherAndEachComesLastAtItsOwn() {
        add(callback("z", 1L));
        var next = callback("a", 2L);
        var other = new Callback("m", "other", "v1", null, Given.NOW, null);

        stores().transactions().run(() -> stores().callbacks().add(List.of(next, other)));

        assertThat(stores().callbacks().pending("node", "v1")).containsExactly(callback("z", 1L), next);
        assertThat(stores().callbacks().pending("other", "v1")).containsExactly(other);
    }

    @Test
    default void aRepeatIsNotAdded() {
        assertThat(add(callback("a", 1L))).isTrue();

        assertThat(add(callback("a", 2L))).isFalse();
        assertThat(add(new Callback("a", "node", "v2", 3L, Given.NOW, "ann"))).isFalse();

        assertThat(stores().callbacks().pending("node", "v1")).containsExactly(callback("a", 1L));
        assertThat(stores().callbacks().pending("node", "v2")).isEmpty();
    }

    @Test
    default void ofRepeatsAtOnceOneIsAdded() throws Exception {
        for (int round = 0; round < 10; round++) {
            var callback = callback("a" + round, 1L);

            var added = atOnce(4, thread -> () -> add(callback));

            assertThat(Collections.frequency(added, true)).isEqualTo(1);
        }
    }

    @Test
    default void whatWasAppliedIsNotHandedOutAgainAndStaysKnown() {
        add(callback("a", 1L));
        add(callback("b", 2L));

        stores().transactions().run(() -> stores().callbacks().applied(List.of(callback("a", 1L))));

        assertThat(stores().callbacks().pending("node", "v1")).containsExactly(callback("b", 2L));
        assertThat(stores().callbacks().has("node", "a")).isTrue();
        assertThat(add(callback("a", 1L))).isFalse();
    }

    @Test
    default void severalAreAppliedAtOnce() {
        add(callback("a", 1L));
        add(callback("b", 2L));
        add(callback("c", 3L));

        stores().transactions().run(() -> stores().callbacks().applied(List.of(callback("c", 3L), callback("a", 1L))));

        assertThat(stores().callbacks().pending("node", "v1")).containsExactly(callback("b", 2L));
    }

    @Test
    default void knowsWhichItHasHad() {
        add(callback("a", 1L));

        assertThat(stores().callbacks().has("node", "a")).isTrue();
        assertThat(stores().callbacks().has("node", "A")).isFalse();
        assertThat(stores().callbacks().has("other", "a")).isFalse();
    }

    @Test
    default void idsMayBeLong() {
        var id = "x".repeat(128);

        assertThat(add(callback(id, List.of()))).isTrue();

        assertThat(stores().callbacks().has("node", id)).isTrue();
    }
}
