package culm.conformance;

import culm.api.TaskService;
import java.time.Duration;

/** Something that runs flows: in memory, or a server behind its doors. */
interface FlowServer {

    TaskService tasks();

    /** Lets the flows go on for a moment; for longer if nothing else is at work. */
    void pass(Duration time);
}
