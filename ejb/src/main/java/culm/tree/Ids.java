package culm.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The ids of pipelines and nodes seen in one tree: each of a known form, and each only once. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    /** Flow ids go into no address and no key, and some front-ends join two node ids in them. */
    private static final Pattern FLOW_FORM = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private final Problems problems;
    private final Map<String, Pointer> owners = new HashMap<>();

    Ids(Problems problems) {
        this.problems = problems;
    }

    /** @return whether the id was free */
    boolean claim(String id, String nodeId, Pointer at) {
        if (!FORM.matcher(id).matches()) {
            problems.add(ProblemCode.BAD_ID, nodeId, at, badForm(id, 64));
        }
        var earlier = owners.putIfAbsent(id, at);
        if (earlier != null) {
            var message = "the id %s is used at %s already".formatted(Words.quoted(id), earlier);
            problems.add(ProblemCode.DUPLICATE_ID, nodeId, at, message);
        }
        return earlier == null;
    }

    void checkFlow(String id, Pointer at) {
        if (!FLOW_FORM.matcher(id).matches()) {
            problems.add(ProblemCode.BAD_ID, null, at, badForm(id, 255));
        }
    }

    private static String badForm(String id, int longest) {
        return "an id has 1 to %d characters of A-Z, a-z, 0-9, _ and -, but this is %s"
                .formatted(longest, Words.quoted(id));
    }
}
