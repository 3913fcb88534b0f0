package culm.tree;

import java.util.HashMap;
import java.util.Map;

/** The ids of pipelines and nodes seen in one tree: each of a known form, and each only once. */
final class Ids {

    private static final int LONGEST = 64;
    /** Flow ids go into no address and no key, and some front-ends join two node ids in them. */
    private static final int LONGEST_OF_FLOWS = 255;

    private final Problems problems;
    private final Map<String, Pointer> owners = new HashMap<>();

    Ids(Problems problems) {
        this.problems = problems;
    }

    /** @return whether the id was free */
    boolean claim(String id, String nodeId, Pointer at) {
        checkForm(id, LONGEST, nodeId, at);
        var earlier = owners.putIfAbsent(id, at);
        if (earlier != null) {
            var message = "the id %s is used at %s already".formatted(Words.quoted(id), earlier);
            problems.add(ProblemCode.DUPLICATE_ID, nodeId, at, message);
        }
        return earlier == null;
    }

    void checkFlow(String id, Pointer at) {
        checkForm(id, LONGEST_OF_FLOWS, null, at);
    }

    private void checkForm(String id, int longest, String nodeId, Pointer at) {
        boolean good = !id.isEmpty() && id.length() <= longest;
        for (int i = 0; good && i < id.length(); i++) {
            good = allowed(id.charAt(i));
        }
        if (!good) {
            var message = "an id has 1 to %d characters of A-Z, a-z, 0-9, _ and -, but this is %s"
                    .formatted(longest, Words.quoted(id));
            problems.add(ProblemCode.BAD_ID, nodeId, at, message);
        }
    }

    private static boolean allowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
