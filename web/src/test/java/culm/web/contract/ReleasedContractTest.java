package culm.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A change that breaks clients of the released contract fails the build. How to release another: docs/adr/0023. */
class ReleasedContractTest {

    @Test
    void clientsOfTheReleasedContractGoOnWorking() {
        assertThat(Compatibility.breaks(Contract.released(), Contract.built())).isEmpty();
    }
}
