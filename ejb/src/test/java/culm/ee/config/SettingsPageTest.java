package culm.ee.config;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.SettingView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final Path PAGE = Path.of("../docs/settings.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\| ([^|]+) \\|", Pattern.MULTILINE);

    /** Those that say what they do instead. */
    private static final Map<String, String> WORDS = Map.of(
            "server-name",
            "name of the machine",
            "zone",
            "of the machine",
            "admin-password",
            "made at the first start");

    @Test
    void thePageNamesEverySettingAndItsDefault() throws IOException {
        var real = Settings.shown(new Properties(), Map.of(), "machine").stream()
                .collect(Collectors.toMap(SettingView::name, SettingView::unset));
        WORDS.forEach(real::replace);

        assertThat(told()).isEqualTo(real);
    }

    private static Map<String, String> told() throws IOException {
        var told = new HashMap<String, String>();
        var rows = ROW.matcher(Files.readString(PAGE));
        while (rows.find()) {
            var names = rows.group(1).replace("`", "").split(", ");
            var defaults = rows.group(2).replace("`", "").strip().split(", ");
            for (int i = 0; i < names.length; i++) {
                told.put(names[i], defaults[i].replace("none", ""));
            }
        }
        return told;
    }
}
