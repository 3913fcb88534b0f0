package culm.tree;

/** An edge of the graph: from {@code source} to {@code target}, both node ids. */
public record SequenceFlow(String id, String name, String source, String target, boolean byDefault) {}
