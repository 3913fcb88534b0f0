package culm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import org.junit.jupiter.api.Test;

class PluginTableTest {

    private abstract static class Done implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.done();
        }
    }

    @Plugin(code = "mail", name = "Send mail", group = "post", transactional = true)
    private static final class Mail extends Done {}

    @Plugin(code = "mail", version = "2", idempotent = true)
    private static final class NewMail extends Done {}

    @Plugin(code = "mail")
    private static final class OtherMail extends Done {}

    private static final class Nameless extends Done {}

    @Plugin(code = "nothing")
    private static final class Nothing {}

    private final PluginTable table = new PluginTable();

    @Test
    void bothVersionsOfACodeAreListedAndFound() {
        var old = new Mail();
        var recent = new NewMail();

        table.add(recent, old);

        assertThat(table.components())
                .containsExactly(
                        new Plugins.Entry("mail", "2", "mail", "", true, false),
                        new Plugins.Entry("mail", Plugin.LEGACY, "Send mail", "post", false, true));
        assertThat(table.component("mail", "2")).containsSame(recent);
        assertThat(table.component("mail", Plugin.LEGACY)).containsSame(old);
        assertThat(table.component("mail", "3")).isEmpty();
        assertThat(table.hasComponent("fax")).isFalse();
    }

    @Test
    void aTakenCodeAndVersionIsRefused() {
        table.add(new Mail());

        assertThatThrownBy(() -> table.add(new OtherMail()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mail")
                .hasMessageContaining("taken");
    }

    @Test
    void aPluginWithoutItsAnnotationIsRefused() {
        assertThatThrownBy(() -> table.add(new Nameless()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@Plugin");
    }

    @Test
    void whatIsNoPluginIsRefused() {
        assertThatThrownBy(() -> table.add(new Nothing()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Component");
    }
}
