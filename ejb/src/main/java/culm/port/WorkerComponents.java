package culm.port;

import java.util.List;

/** The components that are served by workers. */
public interface WorkerComponents {

    /** By code and version. */
    List<WorkerComponent> list();

    /** Adds one, or gives the one of this kind other values. */
    void put(WorkerComponent component);

    void remove(WorkerKind kind);
}
