package culm.ee.persistence;

import culm.port.FirstAnswer;
import culm.port.FirstAnswers;
import culm.port.KeyInUse;
import culm.port.Once;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** First answers in the database, each of them {@link SealedAnswer sealed}. */
public final class JdbcFirstAnswers implements FirstAnswers {

    private static final String TABLE = "culm_first_answer";
    private static final Columns KEY = Columns.of("id");
    private static final Columns ALL = KEY.and(Columns.of("request answer answered_at:number"));

    private static final Write ADD = Write.insert(TABLE, ALL);
    private static final Write REMOVE = Write.delete(TABLE, KEY);
    private static final String FIND = "SELECT request, answer, answered_at FROM culm_first_answer WHERE id = ?";
    private static final String OLDEST =
            "SELECT id FROM culm_first_answer WHERE answered_at < ? ORDER BY answered_at LIMIT ?";

    private final Sessions sessions;
    private final Database database;
    private final Write addNew;

    public JdbcFirstAnswers(Sessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
        this.addNew = database.insertNew(TABLE, ALL);
    }

    @Override
    public Optional<FirstAnswer> find(Once once) {
        var seal = new SealedAnswer(once);
        return sessions.session()
                .first(Query.of(
                        FIND,
                        row -> new FirstAnswer(row.text(), Json.map(seal.open(row.text())), row.time()),
                        seal.id()));
    }

    /** See {@link CountedNewRuns} and {@link CheckedNewRuns}: of two that add at once one is ended by the database. */
    @Override
    public void add(Collection<Given> answers) {
        var rows = answers.stream().map(JdbcFirstAnswers::row).toList();
        if (database == Database.POSTGRESQL) {
            sessions.session().write(addNew, rows, KeyInUse::new);
            return;
        }
        if (answers.stream().anyMatch(given -> find(given.once()).isPresent())) {
            throw new KeyInUse();
        }
        sessions.session().write(ADD, rows);
    }

    private static Object[] row(Given given) {
        var seal = new SealedAnswer(given.once());
        var answer = given.answer();
        return new Object[] {seal.id(), answer.request(), seal.close(Json.of(answer.extra())), Micros.of(answer.at())};
    }

    @Override
    public int removeBefore(Instant end, int most) {
        var ids = sessions.session().read(Query.of(OLDEST, Row::text, Micros.of(end), most));
        sessions.session()
                .write(REMOVE, ids.stream().map(id -> new Object[] {id}).toList());
        return ids.size();
    }
}
