package culm.api;

import java.util.List;

/** What a validation found: every problem at once. */
public record ValidationView(boolean valid, List<ProblemView> problems) implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
