package culm.ee.persistence;

import culm.port.Frame;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Tokens as they are kept. */
final class TokenColumns {

    static final Columns FIXED = Columns.of("id run_id parent_id");

    static final Columns CHANGING = Columns.of(
            "node_id status phase queue destination frames fork branches:count"
                    + " pending:count pass:count polls:count given_inputs held_by due:number deadline:number owner claim:number since:number");

    static final Columns VERSION = Columns.of("version:number");

    static final Columns ALL = FIXED.and(CHANGING).and(VERSION);

    private TokenColumns() {}

    /** For {@link #ALL}. */
    static Stream<Object> values(Token token) {
        return Stream.of(
                        Stream.of(token.id(), token.runId(), token.parentId()),
                        changing(token),
                        Stream.<Object>of(token.version()))
                .flatMap(values -> values);
    }

    /** For {@link #CHANGING}. */
    static Stream<Object> changing(Token token) {
        return Stream.of(
                token.nodeId(),
                token.status().name(),
                token.phase().name(),
                token.queue(),
                token.destination(),
                frames(token),
                token.fork(),
                token.branches(),
                token.pending(),
                token.pass(),
                token.polls(),
                Json.ofNullable(token.given()),
                token.heldBy(),
                Micros.of(token.due()),
                Micros.of(token.deadline()),
                token.owner(),
                token.claim(),
                Micros.of(token.since()));
    }

    /** Reads {@link #ALL}. */
    static Token read(Row row) throws SQLException {
        return new Token(
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.named(Status.class),
                row.named(Phase.class),
                row.text(),
                row.text(),
                Json.list(row.text()).stream().map(TokenColumns::frame).toList(),
                row.text(),
                row.count(),
                row.count(),
                row.count(),
                row.count(),
                Json.map(row.text()),
                row.text(),
                row.time(),
                row.time(),
                row.text(),
                row.number(),
                row.time(),
                row.number());
    }

    private static String frames(Token token) {
        return Json.of(token.frames().stream()
                .map(frame -> List.of(frame.pipelineId(), frame.entry(), frame.scopes()))
                .toList());
    }

    private static Frame frame(Object stored) {
        var parts = (List<?>) stored;
        return new Frame((String) parts.get(0), (String) parts.get(1), Json.texts(parts.get(2)));
    }
}
