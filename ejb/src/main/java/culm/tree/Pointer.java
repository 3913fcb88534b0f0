package culm.tree;

import java.util.ArrayDeque;

/** Where in the document something stands: a JSON pointer that is spelt out only if somebody asks. */
final class Pointer {

    static final Pointer ROOT = new Pointer(null, "");

    private final Pointer parent;
    private final String step;

    private Pointer(Pointer parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    Pointer to(String field) {
        return new Pointer(this, field);
    }

    Pointer to(int index) {
        return new Pointer(this, Integer.toString(index));
    }

    @Override
    public String toString() {
        var steps = new ArrayDeque<String>();
        for (var pointer = this; pointer.parent != null; pointer = pointer.parent) {
            steps.push(pointer.step);
        }
        var text = new StringBuilder();
        steps.forEach(next -> text.append('/').append(next.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
