package culm.ee.access;

import java.util.Optional;

/** The users whose passwords are stored, as hashes. */
public interface UserTable {

    Optional<String> passwordHash(String user);

    /** Adds a user, unless another server was faster. */
    void add(String user, String passwordHash);
}
