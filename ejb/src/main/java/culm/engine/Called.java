package culm.engine;

import culm.node.Progress;

/** A call that was made, and what it led to. */
record Called(Work work, Progress progress) {}
