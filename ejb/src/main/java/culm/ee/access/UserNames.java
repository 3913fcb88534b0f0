package culm.ee.access;

import java.util.regex.Pattern;

/** What names may look like. */
final class UserNames {

    static final String FORM = "1 to 64 of A-Z a-z 0-9 . _ @ + -";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");
    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private UserNames() {}

    static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }

    static boolean isProject(String text) {
        return text != null && PROJECT.matcher(text).matches();
    }
}
