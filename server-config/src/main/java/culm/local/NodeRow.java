package culm.local;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** One named node of a run as its state shows it now. */
record NodeRow(String id, String name, String state) {

    /** The nodes under a run that people have given a name, in the order in which they were entered. */
    static List<NodeRow> under(JsonObject state) {
        var rows = new ArrayList<NodeRow>();
        for (var child : state.getJsonObject("children").values()) {
            var node = child.asJsonObject();
            var row = new NodeRow(node.getString("id"), node.getString("name", ""), node.getString("state"));
            if (!row.name().isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
