package culm.expr;

import java.util.List;

/** What can only be walked: the keys of a map, a generator, what <code>zip</code> makes. */
record View(String label, List<Object> items) {

    static View generator(List<Object> items) {
        return new View("generator", items);
    }

    boolean printable() {
        return label.startsWith("dict_");
    }
}
