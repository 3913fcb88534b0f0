package culm.tree;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A copy of a tree under new ids, so that one tree can be run many times.
 *
 * @param document the copy
 * @param ids the new id of each pipeline, node and flow by the old one
 */
public record FreshIds(Map<String, Object> document, Map<String, String> ids) {

    /**
     * Works before validation: what has not the shape of a tree is copied as it is.
     *
     * @param ids makes the new ids
     */
    public static FreshIds of(Map<String, Object> document, Supplier<String> ids) {
        Map<String, Object> copy = DeepCopy.of(document);
        return new FreshIds(copy, new Renaming(ids).rename(copy));
    }
}
