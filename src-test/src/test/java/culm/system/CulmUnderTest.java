package culm.system;

import java.net.URI;
import javax.naming.NamingException;

/** A running Culm as a stranger sees it: its doors, a user, and nothing else. */
public record CulmUnderTest(URI address, RemoteDoor remoteDoor, String user, String password) {

    public CulmUnderTest as(String otherUser, String otherPassword) {
        return new CulmUnderTest(address, remoteDoor, otherUser, otherPassword);
    }

    public RestDoor rest() {
        return new RestDoor(address, user, password);
    }

    /** The remote view of {@code type}, called as this user. */
    public <T> T remote(String bean, Class<T> type) throws NamingException {
        return remoteDoor.open(bean, type, user, password);
    }
}
