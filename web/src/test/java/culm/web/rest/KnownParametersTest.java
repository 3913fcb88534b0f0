package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownParametersTest {

    private static Method method(Class<?> resource, String name) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theParametersOfADoorAreThoseOfItsMethodAndItsBeans() {
        assertThat(KnownParameters.known(method(PipelinesResource.class, "list")))
                .contains("state", "label", "limit", "cursor");
        assertThat(KnownParameters.known(method(NodesResource.class, "state"))).containsExactly("nested");
        assertThat(KnownParameters.known(method(NodesResource.class, "inputs"))).isEmpty();
    }

    @Test
    void anUnknownOneIsNamedWithThoseThatThereAre() {
        assertThatCode(() -> KnownParameters.check(Set.of("nested", ""), Set.of("nested")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> KnownParameters.check(Set.of("sate"), Set.of("state")))
                .isInstanceOf(Refusal.class)
                .hasMessage("unknown parameter 'sate': it is none of state");
        assertThatThrownBy(() -> KnownParameters.check(Set.of("x"), Set.of()))
                .hasMessage("unknown parameter 'x': there are none here");
    }
}
