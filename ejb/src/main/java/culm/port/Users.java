package culm.port;

import java.util.List;
import java.util.Optional;

/** The users, and what is granted to them. */
public interface Users {

    Optional<Account> find(String name);

    /** By name. */
    List<Account> list();

    /** Adds a user whose name is {@link #find not there}: the transaction fails otherwise, and is worth another try. */
    void add(Account account);

    /** Gives a user that is there this password, these grants, and so on. */
    void change(Account account);

    /** Removes a user and what was granted to it. */
    void remove(String name);

    /** Who may do everything, and is not disabled. Until the transaction ends nobody else is told. */
    List<Account> lockAdministrators();
}
