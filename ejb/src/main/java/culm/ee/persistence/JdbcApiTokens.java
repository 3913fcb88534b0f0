package culm.ee.persistence;

import culm.port.ApiToken;
import culm.port.ApiTokens;
import culm.port.Role;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens in the database. */
public final class JdbcApiTokens implements ApiTokens {

    private static final Columns KEY = Columns.of("id");
    private static final Columns ALL =
            KEY.and(Columns.of("user_name name hash role created_at:number expires_at:number revoked_at:number"));

    private static final Write ADD = Write.insert("culm_api_token", ALL);
    private static final Write REVOKE = Write.update("culm_api_token", Columns.of("revoked_at:number"), "", KEY);
    private static final Write REMOVE = Write.delete("culm_api_token", Columns.of("user_name"));

    private static final String SELECT = "SELECT %s FROM culm_api_token WHERE ".formatted(ALL.listed());
    private static final String FIND = SELECT + "id = ?";
    private static final String WITH_HASH = SELECT + "hash = ?";
    private static final String OF_USER = SELECT + "user_name = ? ORDER BY created_at, id";

    private final Sessions sessions;

    public JdbcApiTokens(Sessions sessions) {
        this.sessions = sessions;
    }

    private static ApiToken read(Row row) throws SQLException {
        return new ApiToken(
                row.text(), row.text(), row.text(), row.text(), role(row.text()), row.time(), row.time(), row.time());
    }

    private static Role role(String name) {
        return name == null ? null : Role.valueOf(name);
    }

    @Override
    public void add(ApiToken token) {
        Object[] row = {
            token.id(),
            token.user(),
            token.name(),
            token.hash(),
            token.most() == null ? null : token.most().name(),
            Micros.of(token.createdAt()),
            Micros.of(token.expiresAt()),
            Micros.of(token.revokedAt())
        };
        sessions.session().write(ADD, List.<Object[]>of(row));
    }

    @Override
    public Optional<ApiToken> find(String id) {
        return sessions.session().first(Query.of(FIND, JdbcApiTokens::read, id));
    }

    @Override
    public Optional<ApiToken> withHash(String hash) {
        return sessions.session().first(Query.of(WITH_HASH, JdbcApiTokens::read, hash));
    }

    @Override
    public List<ApiToken> ofUser(String user) {
        return sessions.session().read(Query.of(OF_USER, JdbcApiTokens::read, user));
    }

    @Override
    public void revoke(String id, Instant now) {
        sessions.session().write(REVOKE, List.<Object[]>of(new Object[] {Micros.of(now), id}));
    }

    @Override
    public void removeOf(String user) {
        sessions.session().write(REMOVE, List.<Object[]>of(new Object[] {user}));
    }
}
