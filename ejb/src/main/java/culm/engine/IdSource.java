package culm.engine;

/** Makes ids that were never given before. */
public interface IdSource {

    /** 32 hexadecimal digits. */
    String next();

    /** The same, and ids that are made later sort after ids that were made earlier. */
    String nextInTime();
}
