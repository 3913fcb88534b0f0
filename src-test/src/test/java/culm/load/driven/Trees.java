package culm.load.driven;

import java.util.Map;

/** The trees of the workloads. Each activity reads a variable and writes one, v + 1. */
final class Trees {

    private static final int PREPARED_VARIABLES = 14;

    private final String component;

    Trees(Order order) {
        this.component = order.kind() == Order.Kind.CROWD_WAIT
                ? "load_wait"
                : order.transactional() ? "load_add_tx" : "load_add";
    }

    /** Activities one after the other. */
    Map<String, Object> line(int length) {
        var tree = new Sketch();
        line(tree, "s", length);
        return tree.finish("a" + length);
    }

    private void line(Sketch tree, String from, int length) {
        var last = from;
        for (int i = 1; i <= length; i++) {
            tree.activity("a" + i, component, "v");
            tree.link(last, "a" + i);
            last = "a" + i;
        }
    }

    /** Seventeen nodes, of which sixteen are entered; eleven activities are executed. */
    Map<String, Object> crowd() {
        var tree = new Sketch();
        line(tree, "s", 3);
        tree.link("a3", "pg");
        branches(tree, 5);
        tree.activity("a4", component, "v");
        tree.link("cg", "a4");
        tree.link("a4", "eg");
        for (var choice : new String[] {"c1", "c2"}) {
            tree.activity(choice, component, "v");
            tree.link("eg", choice);
            tree.link(choice, "a5");
        }
        tree.exclusive("eg", Map.of("c1", "${v} > 0", "c2", "${v} <= 0"));
        tree.activity("a5", component, "v");
        return tree.finish("a5");
    }

    private void branches(Sketch tree, int count) {
        for (int i = 1; i <= count; i++) {
            tree.activity("b" + i, component, "b" + i);
            tree.link("pg", "b" + i);
            tree.link("b" + i, "cg");
        }
        tree.parallel("pg", "cg");
    }

    /** Activities side by side; each writes a variable of its own. */
    Map<String, Object> fan(int width) {
        var tree = new Sketch();
        tree.link("s", "pg");
        branches(tree, width);
        return tree.finish("cg");
    }

    /** One node that waits for a callback. */
    Map<String, Object> waiting() {
        var tree = new Sketch();
        tree.activity("w", "load_ask", "v");
        tree.link("s", "w");
        return tree.finish("w");
    }

    /** A line that stays at its first node, with fourteen variables. */
    Map<String, Object> prepared(int nodes) {
        var tree = new Sketch();
        for (int i = 1; i < PREPARED_VARIABLES; i++) {
            tree.variable("var_" + i, "value of variable " + i);
        }
        tree.activity("w", "load_ask", "v");
        tree.link("s", "w");
        var rest = nodes - 3;
        line(tree, "w", rest);
        return tree.finish("a" + rest);
    }
}
