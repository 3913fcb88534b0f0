package culm.ee.access;

import jakarta.security.enterprise.credential.Credential;

/**
 * Name and password as a caller says them.
 *
 * @param address where from
 */
public record Login(String user, String password, String address) implements Credential {

    /** Whatever writes it into a log. */
    @Override
    public String toString() {
        return "login of " + user;
    }
}
