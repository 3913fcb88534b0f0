package culm.engine;

/** Makes ids that were never given before. */
public interface IdSource {

    /**
     * 32 hexadecimal digits. What is made later sorts behind what was made earlier: so the entries that a run has in indexes lie beside those of
     * other runs of its time, in pages that are at hand anyway.
     */
    String next();
}
