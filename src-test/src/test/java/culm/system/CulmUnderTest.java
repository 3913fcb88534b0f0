package culm.system;

import culm.api.TaskService;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;

/**
 * A running Culm as a stranger sees it: its doors, a user, and nothing else.
 *
 * @param log what an administrator reads of it
 * @param deployments where other applications are put, on servers that have such a place
 */
public record CulmUnderTest(
        URI address,
        Optional<RemoteDoor> remoteDoor,
        Path log,
        Optional<Path> deployments,
        String user,
        String password) {

    public CulmUnderTest as(String otherUser, String otherPassword) {
        return new CulmUnderTest(address, remoteDoor, log, deployments, otherUser, otherPassword);
    }

    public RestDoor rest() {
        return new RestDoor(address, user, password);
    }

    /** The remote view of {@code type}, called as this user. */
    public <T> T remote(String bean, Class<T> type) throws NamingException {
        return remoteDoor.orElseThrow().open(bean, type, user, password);
    }

    /** The service behind each door that the server has. */
    List<TaskService> everyTaskService() throws NamingException {
        var services = new ArrayList<TaskService>(List.of(new RestTaskService(rest())));
        if (remoteDoor.isPresent()) {
            services.add(remote("TaskService", TaskService.class));
        }
        return services;
    }
}
