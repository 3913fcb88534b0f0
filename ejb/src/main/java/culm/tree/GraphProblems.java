package culm.tree;

/** Takes what the checks of one graph find wrong, and says where its nodes stand in the document. */
final class GraphProblems {

    private final Graph graph;
    private final Draft draft;
    private final Problems problems;

    GraphProblems(Graph graph, Draft draft, Problems problems) {
        this.graph = graph;
        this.draft = draft;
        this.problems = problems;
    }

    void add(ProblemCode code, int node, String message) {
        var id = graph.id(node);
        problems.add(code, id, draft.placeOfNode(id), message);
    }

    int count() {
        return problems.count();
    }
}
