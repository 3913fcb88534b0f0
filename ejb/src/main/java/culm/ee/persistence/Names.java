package culm.ee.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Names in a condition. Where the database takes no arrays, they come in portions of few sizes, the last name several times:
 * so there are few texts to prepare.
 *
 * @param condition what follows the column
 */
record Names(String condition, List<?> parameters) {

    private static final int[] SIZES = {1, 4, 20, 100, 500};

    static List<Names> of(Database database, Collection<String> names) {
        var all = List.copyOf(names);
        if (all.isEmpty()) {
            return List.of();
        }
        if (database == Database.POSTGRESQL) {
            return List.of(new Names(" = ANY (?)", List.<Object>of((Object) all.toArray(String[]::new))));
        }
        var portions = new ArrayList<Names>();
        for (int from = 0; from < all.size(); from += most()) {
            portions.add(portion(all.subList(from, Math.min(from + most(), all.size()))));
        }
        return portions;
    }

    private static int most() {
        return SIZES[SIZES.length - 1];
    }

    private static Names portion(List<String> names) {
        var filled = new ArrayList<>(names);
        while (!isSize(filled.size())) {
            filled.add(names.get(names.size() - 1));
        }
        return new Names(" IN (?" + ", ?".repeat(filled.size() - 1) + ")", filled);
    }

    private static boolean isSize(int count) {
        for (int size : SIZES) {
            if (size == count) {
                return true;
            }
        }
        return false;
    }
}
