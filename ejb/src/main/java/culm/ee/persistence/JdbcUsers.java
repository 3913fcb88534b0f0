package culm.ee.persistence;

import culm.port.Account;
import culm.port.Account.Origin;
import culm.port.Role;
import culm.port.Users;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Users in the database. */
public final class JdbcUsers implements Users {

    private static final Columns KEY = Columns.of("name");
    private static final Columns CHANGING = Columns.of("origin password_hash disabled:flag created_at:number");
    private static final Columns GRANT = Columns.of("user_name project role");

    private static final Write ADD = Write.insert("culm_user", KEY.and(CHANGING));
    private static final Write CHANGE = Write.update("culm_user", CHANGING, "", KEY);
    private static final Write REMOVE = Write.delete("culm_user", KEY);
    private static final Write GRANTED = Write.insert("culm_grant", GRANT);
    private static final Write WITHDRAW = Write.delete("culm_grant", Columns.of("user_name"));

    private static final String SELECT = "SELECT given.name, given.origin, given.password_hash, given.disabled,"
            + " given.created_at, held.project, held.role FROM culm_user given"
            + " LEFT JOIN culm_grant held ON held.user_name = given.name";
    private static final String FIND = SELECT + " WHERE given.name = ?";
    private static final String LIST = SELECT + " ORDER BY given.name, held.project";
    private static final String LOCK =
            "SELECT user_name FROM culm_grant WHERE project = '*' AND role = 'ADMIN' ORDER BY user_name FOR UPDATE";

    private final Sessions sessions;

    public JdbcUsers(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @param project one that is granted, or null if none is */
    private record Found(
            String name, String origin, String hash, boolean disabled, Instant createdAt, String project, String role) {

        static Found read(Row row) throws SQLException {
            return new Found(row.text(), row.text(), row.text(), row.flag(), row.time(), row.text(), row.text());
        }

        Account with(Map<String, Role> grants) {
            return new Account(name, Origin.valueOf(origin), hash, disabled, createdAt, grants);
        }
    }

    @Override
    public Optional<Account> find(String name) {
        return accounts(sessions.session().read(Query.of(FIND, Found::read, name)))
                .findFirst();
    }

    @Override
    public List<Account> list() {
        return accounts(sessions.session().read(Query.of(LIST, Found::read))).toList();
    }

    private static Stream<Account> accounts(List<Found> rows) {
        var byName = new LinkedHashMap<String, List<Found>>();
        rows.forEach(row ->
                byName.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row));
        return byName.values().stream().map(JdbcUsers::account);
    }

    private static Account account(List<Found> rows) {
        var grants = new HashMap<String, Role>();
        rows.stream()
                .filter(row -> row.project() != null)
                .forEach(row -> grants.put(row.project(), Role.valueOf(row.role())));
        return rows.get(0).with(grants);
    }

    @Override
    public void add(Account account) {
        write(ADD, Stream.concat(Stream.of(account.name()), changing(account)));
        grant(account);
    }

    @Override
    public void change(Account account) {
        write(CHANGE, Stream.concat(changing(account), Stream.of(account.name())));
        write(WITHDRAW, Stream.of(account.name()));
        grant(account);
    }

    private static Stream<Object> changing(Account account) {
        return Stream.of(
                account.origin().name(), account.passwordHash(), account.disabled(), Micros.of(account.createdAt()));
    }

    private void grant(Account account) {
        var rows = account.grants().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(grant -> new Object[] {
                    account.name(), grant.getKey(), grant.getValue().name()
                })
                .toList();
        sessions.session().write(GRANTED, rows);
    }

    @Override
    public void remove(String name) {
        write(REMOVE, Stream.of(name));
        write(WITHDRAW, Stream.of(name));
    }

    private void write(Write write, Stream<Object> values) {
        sessions.session().write(write, List.<Object[]>of(values.toArray()));
    }

    @Override
    public List<Account> lockAdministrators() {
        sessions.session().read(Query.of(LOCK, Row::text));
        return list().stream().filter(Account::administrates).toList();
    }
}
