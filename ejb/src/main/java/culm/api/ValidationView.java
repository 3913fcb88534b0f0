package culm.api;

import java.io.Serializable;
import java.util.List;

/** What a validation found: every problem at once. */
public record ValidationView(boolean valid, List<ProblemView> problems) implements Serializable {

    private static final long serialVersionUID = 1L;
}
