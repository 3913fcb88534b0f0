package culm.incontainer.deployed;

/** What an application offers to others. */
public interface Stock {

    /** How many of an item, of a kind, are left. */
    String left(String item, Kind kind);
}
