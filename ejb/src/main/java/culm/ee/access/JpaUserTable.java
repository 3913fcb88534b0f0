package culm.ee.access;

import culm.port.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;

/** In the table {@code culm_user}. */
public final class JpaUserTable implements UserTable {

    private final EntityManager entities;
    private final Transactions transactions;

    public JpaUserTable(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    @Override
    public Optional<String> passwordHash(String user) {
        return transactions.call(() -> {
            List<?> found = entities.createNativeQuery("select password_hash from culm_user where name = ?1")
                    .setParameter(1, user)
                    .getResultList();
            return found.stream().map(String.class::cast).findFirst();
        });
    }

    @Override
    public void add(String user, String passwordHash) {
        try {
            transactions.run(
                    () -> entities.createNativeQuery("insert into culm_user (name, password_hash) values (?1, ?2)")
                            .setParameter(1, user)
                            .setParameter(2, passwordHash)
                            .executeUpdate());
        } catch (PersistenceException refused) {
            if (passwordHash(user).isEmpty()) {
                throw refused;
            }
        }
    }
}
