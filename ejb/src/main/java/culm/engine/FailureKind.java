package culm.engine;

import culm.data.Fingerprint;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What failures have in common that one cause may have made.
 *
 * @param component the code of the component, or the type of the node
 * @param error the first line of what it says, without what differs from one to the other: numbers, ids, what is quoted
 */
record FailureKind(String component, String error) {

    private static final int LONGEST = 200;
    private static final String NAME = "error group";
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern ID = Pattern.compile("\\b(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{8,}\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** @param said ex_data of the node */
    static FailureKind of(Node node, Object said) {
        var component =
                node instanceof ServiceActivity activity ? activity.component().code() : node.type();
        return new FailureKind(component, alike(String.valueOf(said)));
    }

    private static String alike(String said) {
        var text = said.strip();
        var end = text.indexOf('\n');
        var line = (end < 0 ? text : text.substring(0, end)).strip();
        var cut = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        var unquoted = QUOTED.matcher(cut).replaceAll("#");
        return NUMBER.matcher(ID.matcher(unquoted).replaceAll("#")).replaceAll("#");
    }

    /** Short, and the same for all of the kind. */
    String group() {
        return Fingerprint.of(NAME, List.of(component, error)).substring(0, 16);
    }
}
