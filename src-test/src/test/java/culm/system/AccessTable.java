package culm.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each caller is answered at each door: {@code access/*.tsv}. The first line names the callers. */
final class AccessTable {

    /**
     * One request of all callers.
     *
     * @param what the request
     * @param body of REST requests; "" for none
     * @param expected a code for each caller, by its name
     */
    record Line(String what, String body, Map<String, String> expected) {}

    private AccessTable() {}

    static List<Line> read(String name) {
        var rows = Documents.text("/access/" + name + ".tsv")
                .lines()
                .filter(row -> !row.isBlank() && !row.startsWith("#"))
                .map(row ->
                        Arrays.stream(row.split("\t", -1)).map(String::strip).toList())
                .toList();
        var callers = rows.get(0);
        var lines = new ArrayList<Line>();
        for (var row : rows.subList(1, rows.size())) {
            var expected = new LinkedHashMap<String, String>();
            for (int i = 2; i < callers.size(); i++) {
                expected.put(callers.get(i), row.get(i));
            }
            lines.add(new Line(row.get(0), row.get(1), expected));
        }
        return lines;
    }
}
