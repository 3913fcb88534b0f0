package culm.ee.webhook;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be true of a webhook. What is null stays as it is, or is usual.
 *
 * @param project usually all
 * @param url where to; null only for a change
 * @param secret usually a fresh one; not for a change
 * @param types which events; empty: all, which is usual
 * @param active usually true
 * @param freshSecret whether to make another secret; for a change only
 */
public record WebhookSpec(
        String project, String url, String secret, Set<String> types, Boolean active, boolean freshSecret) {

    /** For the audit log: no secret, and no more of the address than says who gets it. */
    public Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        put(told, "project", project);
        put(told, "url", url == null ? null : url.replaceFirst("[?#].*", "?..."));
        put(told, "types", types == null ? null : types.stream().sorted().toList());
        put(told, "active", active);
        put(told, "fresh_key", freshSecret ? true : null);
        return told;
    }

    /** All that tells this from another. */
    public List<Object> everything() {
        return Arrays.asList(
                project,
                url,
                secret,
                types == null ? null : types.stream().sorted().toList(),
                active,
                freshSecret);
    }

    private static void put(Map<String, Object> told, String name, Object value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    @Override
    public String toString() {
        return told().toString();
    }
}
