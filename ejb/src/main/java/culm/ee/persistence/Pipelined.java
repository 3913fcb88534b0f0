package culm.ee.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All statements in one message to PostgreSQL, which answers when it has done them all: a check learns of its count after the
 * later statements too were done. Equal statements in a row go as a batch, so that there are few texts to prepare.
 *
 * <p>On a connection that commits by itself, a message is a transaction. The driver makes two of one message before a statement
 * whose rows it knows to have columns of any length: what goes with a commit gives numbers, or no rows.
 */
final class Pipelined implements Sender {

    /** Room for all that a group of steps writes: a statement for each table and what is done to it. */
    private static final int MOST = 24;

    /** A count that was not what it must be, or a row that was there: the states by which a message fails for a check of ours. */
    private static final Set<String> FAILED_CHECKS = Set.of("22012", Contention.UNIQUE_VIOLATION);

    /** For this transaction: its commit does not wait for the disk. */
    private static final String UNFLUSHED = "SELECT length(set_config('synchronous_commit', 'off', TRUE))";

    /** Statements that go together: different ones, or equal ones. */
    private record Group(List<Queued> members) {

        private boolean equal() {
            return members.size() > 1 && endsWith(members.get(members.size() - 2));
        }

        /** What locks gives rows, which a batch must not. */
        private boolean endsWith(Queued other) {
            return !other.write().locks() && last().statement().equals(other.statement());
        }

        private boolean takes(Queued next) {
            return members.size() == 1 || (equal() ? endsWith(next) : !endsWith(next) && members.size() < MOST);
        }

        private Queued last() {
            return members.get(members.size() - 1);
        }
    }

    @Override
    public void send(Connection connection, List<Queued> writes) throws SQLException {
        for (var group : grouped(writes)) {
            send(connection, group);
        }
    }

    @Override
    public <T> List<T> send(Connection connection, List<Queued> writes, Query<T> query) throws SQLException {
        var groups = grouped(writes);
        var before = groups.isEmpty() || groups.get(groups.size() - 1).equal()
                ? List.<Queued>of()
                : groups.remove(groups.size() - 1).members();
        for (var group : groups) {
            send(connection, group);
        }
        return together(connection, before, query);
    }

    @Override
    public void flushLater(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(UNFLUSHED)) {
            statement.execute();
        }
    }

    /** If a check fails, nothing was done, and the statements one after another will tell which. */
    @Override
    public boolean commit(Connection connection, List<Queued> writes, LastQuery<?> last, boolean flushed)
            throws SQLException {
        var groups = grouped(writes);
        if (groups.size() > 1 || (groups.size() == 1 && groups.get(0).equal())) {
            return false;
        }
        try {
            commitTogether(connection, writes, last, flushed ? List.of() : List.of(UNFLUSHED));
            return true;
        } catch (SQLException refusal) {
            if (FAILED_CHECKS.contains(refusal.getSQLState())) {
                return false;
            }
            throw refusal;
        }
    }

    private static void commitTogether(
            Connection connection, List<Queued> writes, LastQuery<?> last, List<String> first) throws SQLException {
        var query = last == null ? null : last.query();
        try (var statement = prepared(connection, first, writes, query, Queued::strictStatement, Queued::bindStrict)) {
            statement.execute();
            if (last != null) {
                for (int i = 0; i < first.size() + writes.size(); i++) {
                    statement.getMoreResults();
                }
                last.read(statement.getResultSet());
            }
        }
    }

    private static List<Group> grouped(List<Queued> writes) {
        var groups = new ArrayList<Group>();
        Group open = null;
        for (var queued : writes) {
            if (open == null || !open.takes(queued)) {
                open = begin(groups, open, queued);
            }
            open.members().add(queued);
        }
        return groups;
    }

    /** A group of different statements leaves its last one to equal ones that follow. */
    private static Group begin(List<Group> groups, Group open, Queued next) {
        var members = new ArrayList<Queued>();
        if (open != null && open.endsWith(next)) {
            members.add(open.members().remove(open.members().size() - 1));
        }
        var group = new Group(members);
        groups.add(group);
        return group;
    }

    private static void send(Connection connection, Group group) throws SQLException {
        if (group.equal()) {
            batch(connection, group.members());
        } else {
            together(connection, group.members(), null);
        }
    }

    private static <T> List<T> together(Connection connection, List<Queued> writes, Query<T> query)
            throws SQLException {
        try (var statement = prepared(connection, List.of(), writes, query, Queued::statement, Queued::bind)) {
            statement.execute();
            checkEach(statement, writes);
            return query == null ? List.of() : query.read(statement.getResultSet());
        }
    }

    private interface Text {
        String of(Queued queued, boolean severalRows);
    }

    private interface Values {
        int bind(Queued queued, PreparedStatement statement, int from, boolean severalRows) throws SQLException;
    }

    /**
     * What one of them needs, all have: else there would be a text for each mixture, and each would be prepared.
     *
     * @param first without parameters
     * @param query comes last; or null
     */
    private static PreparedStatement prepared(
            Connection connection, List<String> first, List<Queued> writes, Query<?> query, Text text, Values values)
            throws SQLException {
        var severalRows = writes.stream().anyMatch(Queued::hasSeveralRows);
        var texts = Stream.of(
                first.stream(),
                writes.stream().map(queued -> text.of(queued, severalRows)),
                Stream.ofNullable(query).map(Query::sql));
        var statement = connection.prepareStatement(texts.flatMap(some -> some).collect(Collectors.joining("; ")));
        try {
            int position = 1;
            for (var queued : writes) {
                position = values.bind(queued, statement, position, severalRows);
            }
            if (query != null) {
                query.bind(statement, position);
            }
            return statement;
        } catch (SQLException | RuntimeException refused) {
            statement.close();
            throw refused;
        }
    }

    private static void checkEach(PreparedStatement statement, List<Queued> writes) throws SQLException {
        for (var queued : writes) {
            if (!queued.write().locks()) {
                queued.check(statement.getUpdateCount());
            }
            statement.getMoreResults();
        }
    }

    private static void batch(Connection connection, List<Queued> equal) throws SQLException {
        try (var statement = connection.prepareStatement(equal.get(0).statement())) {
            for (var queued : equal) {
                queued.bind(statement, 1);
                statement.addBatch();
            }
            var counts = statement.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                equal.get(i).check(counts[i]);
            }
        }
    }
}
