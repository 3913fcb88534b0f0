package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaFreezeTest {

    private final TestDatabase database = TestDatabase.shared();
    private final JpaFreeze freeze =
            new JpaFreeze(database.entities(), database.stores().transactions());

    @AfterEach
    void unfreeze() {
        freeze.set(false);
    }

    @Test
    void aLookFromElsewhereBeforeTheCommitBringsNothingBack() {
        database.stores().transactions().run(() -> {
            freeze.set(true);
            CompletableFuture.runAsync(freeze::refresh).join();
            assertThat(freeze.frozen()).isFalse();
        });

        freeze.refresh();

        assertThat(freeze.frozen()).isTrue();
    }
}
