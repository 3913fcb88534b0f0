package culm.engine;

import culm.node.Progress;

/** A call that was made, what it led to, and what was logged meanwhile. */
record Called(Work work, Progress progress, Journal.Kept logged) {}
