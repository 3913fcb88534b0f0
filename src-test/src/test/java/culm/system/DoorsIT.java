package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
class DoorsIT {

    private static final String REMOTE_BEAN = "TaskService";
    private static final String COMPONENTS = "api/v1/components";

    @Test
    void healthIsOpenToEverybody(CulmUnderTest culm) {
        assertThat(culm.rest().anonymous().get("health/ready").status()).isEqualTo(200);
    }

    @Test
    void theAddressThatIsPrintedShowsAPage(CulmUnderTest culm) {
        var page = culm.rest().anonymous().get("");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.response().body()).contains("api/v1/pipelines");
    }

    @Test
    void restAsksWhoYouAre(CulmUnderTest culm) {
        assertThat(culm.rest().anonymous().get(COMPONENTS).status()).isEqualTo(401);
        assertThat(culm.as("admin", "wrong").rest().get(COMPONENTS).status()).isEqualTo(401);
        assertThat(culm.rest().get(COMPONENTS).status()).isEqualTo(200);
    }

    @Test
    @Tag("remote")
    void theRemoteServiceKnowsTheSameAdmin(CulmUnderTest culm) throws Exception {
        assertThat(culm.remote(REMOTE_BEAN, TaskService.class).listComponents()).isNotEmpty();
    }

    @Test
    @Tag("remote")
    void theRemoteServiceRefusesAWrongPassword(CulmUnderTest culm) {
        var stranger = culm.as("admin", "wrong");

        assertThatThrownBy(() -> stranger.remote(REMOTE_BEAN, TaskService.class).listComponents())
                .isInstanceOf(Exception.class);
    }
}
