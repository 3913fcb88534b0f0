package culm.tree;

/** What all parts of one reading share. */
record Survey(Registry registry, ReadOptions options, Problems problems, Ids ids) {

    static Survey begin(Registry registry, ReadOptions options) {
        var problems = new Problems();
        return new Survey(registry, options, problems, new Ids(problems));
    }
}
