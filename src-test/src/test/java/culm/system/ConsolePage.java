package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What the page of the console says of where its files are. */
final class ConsolePage {

    private static final Pattern FOLDER = Pattern.compile("src=\"(console/[0-9a-f]{40})/main.js\"");

    private ConsolePage() {}

    /** The folder of its files, which is named for what is in them. */
    static String folder(RestDoor door) {
        var script = FOLDER.matcher(door.get("").response().body());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }
}
