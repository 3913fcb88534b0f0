package culm.local;

/**
 * A user that a server knows by itself: remote EJB calls are authenticated before they come to Culm.
 *
 * @param role the one group that it has
 */
public record RemoteUser(String name, String password, String role) {

    @Override
    public String toString() {
        return name;
    }
}
