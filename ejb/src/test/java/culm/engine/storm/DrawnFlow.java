package culm.engine.storm;

import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.plain;

import culm.engine.storm.Block.Kind;
import culm.tree.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A block as a tree that can be run, and what its nodes are. */
final class DrawnFlow {

    static final String ID = "p";
    static final String COMPONENT = "played";

    private final Trees tree;
    private final List<String> activities = new ArrayList<>();
    private final List<String> subprocesses = new ArrayList<>();
    private final Map<String, List<String>> gateways = new HashMap<>();
    private int made;

    private DrawnFlow(Block block) {
        tree = Trees.aFlow(ID);
        tree.path(draw(tree, block, "S"), "E");
    }

    static DrawnFlow of(Block block) {
        return new DrawnFlow(block);
    }

    Trees tree() {
        return tree;
    }

    List<String> activities() {
        return activities;
    }

    List<String> subprocesses() {
        return subprocesses;
    }

    /** The flows out of gateways that choose; the last one always leads on. */
    Map<String, List<String>> gateways() {
        return gateways;
    }

    List<String> leaves() {
        var all = new ArrayList<>(activities);
        all.addAll(gateways.keySet().stream().sorted().toList());
        return all;
    }

    private String id(String kind) {
        return kind + ++made;
    }

    /** Draws a block behind a node and returns the block's last node. */
    private String draw(Trees flow, Block block, String before) {
        if (block instanceof Block.Work work) {
            return work(flow, work, before);
        }
        if (block instanceof Block.Line line) {
            var last = before;
            for (var part : line.parts()) {
                last = draw(flow, part, last);
            }
            return last;
        }
        if (block instanceof Block.Choice choice) {
            return choice(flow, choice, before);
        }
        if (block instanceof Block.Fork fork) {
            return branches(flow, fork.branches(), before, id("PG"));
        }
        if (block instanceof Block.Conditional conditional) {
            return conditional(flow, conditional, before);
        }
        return block instanceof Block.Loop loop
                ? loop(flow, loop, before)
                : subprocess(flow, (Block.Inside) block, before);
    }

    private String work(Trees flow, Block.Work work, String before) {
        var id = id("a");
        flow.path(before, id)
                .activity(id, COMPONENT, Map.of("kind", plain(work.kind().name()), "times", plain((long) work.times())))
                .with(id, "error_ignorable", work.kind() == Kind.IGNORED);
        activities.add(id);
        return id;
    }

    /** Each branch begins with an activity of its own, so that the flows out of the gateway can be told apart. */
    private List<String> branchFlows(Trees flow, List<Block> branches, String gateway, String converge) {
        var flows = new ArrayList<String>();
        for (var branch : branches) {
            var first = work(flow, new Block.Work(Kind.DONE, 1), gateway);
            flows.add(first);
            flow.path(draw(flow, branch, first), converge);
        }
        return flows;
    }

    private String branches(Trees flow, List<Block> branches, String before, String gateway) {
        var converge = id("CG");
        flow.path(before, gateway);
        branchFlows(flow, branches, gateway, converge);
        return converge;
    }

    private String choice(Trees flow, Block.Choice choice, String before) {
        var gateway = id("EG");
        var converge = id("CG");
        flow.path(before, gateway);
        var firsts = branchFlows(flow, choice.branches(), gateway, converge);
        for (int i = 0; i < firsts.size(); i++) {
            var last = i == firsts.size() - 1;
            condition(flow, gateway, firsts.get(i), choice.broken(), i == choice.taken() && !last);
        }
        flow.otherwise(gateway, firsts.get(firsts.size() - 1));
        return converge;
    }

    private String conditional(Trees flow, Block.Conditional conditional, String before) {
        var gateway = id("CPG");
        var converge = id("CG");
        flow.path(before, gateway);
        var firsts = branchFlows(flow, conditional.branches(), gateway, converge);
        for (int i = 0; i < firsts.size(); i++) {
            condition(flow, gateway, firsts.get(i), conditional.broken(), i != conditional.shut());
        }
        return converge;
    }

    private void condition(Trees flow, String gateway, String target, boolean broken, boolean holds) {
        flow.condition(gateway, target, broken ? "${nobody} == 1" : holds ? "1 == 1" : "1 == 2");
        gateways.computeIfAbsent(gateway, id -> new ArrayList<>()).add(flow.flow(gateway, target));
    }

    private String loop(Trees flow, Block.Loop loop, String before) {
        var head = work(flow, new Block.Work(Kind.DONE, 1), before);
        var count = work(flow, new Block.Work(Kind.COUNTS, loop.times()), draw(flow, loop.body(), head));
        var gateway = id("EG");
        var again = "${again_%s}".formatted(count);
        flow.path(count, gateway, head).variable(again, fedBy(count, "again"));
        var behind = work(flow, new Block.Work(Kind.DONE, 1), gateway);
        flow.condition(gateway, head, again + " == 1")
                .condition(gateway, behind, "1 == 2")
                .otherwise(gateway, behind);
        gateways.put(gateway, List.of(flow.flow(gateway, head), flow.flow(gateway, behind)));
        return behind;
    }

    private String subprocess(Trees flow, Block.Inside inside, String before) {
        var id = id("s");
        var inner = Trees.aFlow("f" + made);
        flow.path(before, id);
        inner.path(draw(inner, inside.body(), "S"), "E");
        flow.subprocess(id, Map.of(), inner);
        subprocesses.add(id);
        return id;
    }
}
