package culm.incontainer.deployed;

/** A kind of an item. */
public class Kind {

    private int size;

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }
}
