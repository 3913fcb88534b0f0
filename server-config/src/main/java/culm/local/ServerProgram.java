package culm.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One server of some kind, on this machine: what has to be there before it starts, and how it starts. */
interface ServerProgram {

    /** Configuration and users are fresh at every start, the data stays. */
    void layOut() throws IOException, InterruptedException;

    /** Has the server deploy this when it starts. */
    void deploy(Path application) throws IOException;

    /** Starts the JVM itself, without a script around it. */
    Process begin() throws IOException;

    /**
     * Whether the server could not deploy the application.
     *
     * @param logBegin where its log begins to tell of this start
     */
    boolean hasRefused(long logBegin) throws IOException;

    ServerLog log();

    /** The folder from which the running server deploys what is put there; empty if it has none. */
    Optional<Path> deployments();
}
