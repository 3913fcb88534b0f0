package culm.ee.persistence;

import culm.port.Frame;
import culm.port.Token;
import culm.port.Token.Phase;
import culm.port.Token.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

@Entity
@Table(name = "culm_token")
class TokenRow {

    @Id
    private String id;

    @Column(name = "run_id")
    private String runId;

    @Column(name = "parent_id")
    private String parentId;

    @Column(name = "node_id")
    private String nodeId;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    private String destination;
    private String frames;
    private String fork;
    private int branches;
    private int pending;
    private int pass;
    private int polls;

    @Column(name = "given_inputs")
    private String given;

    @Column(name = "held_by")
    private String heldBy;

    private Long due;
    private String owner;
    private long claim;
    private Long since;
    private long version;

    protected TokenRow() {}

    TokenRow(Token token) {
        id = token.id();
        runId = token.runId();
        parentId = token.parentId();
        nodeId = token.nodeId();
        status = token.status();
        phase = token.phase();
        destination = token.destination();
        frames = frames(token);
        fork = token.fork();
        branches = token.branches();
        pending = token.pending();
        pass = token.pass();
        polls = token.polls();
        given = Json.ofNullable(token.given());
        heldBy = token.heldBy();
        due = Micros.of(token.due());
        owner = token.owner();
        claim = token.claim();
        since = Micros.of(token.since());
        version = token.version();
    }

    /** Everything that can change in a token. */
    static Rows<TokenRow>.Change change(Rows<TokenRow> rows, Token next) {
        return rows.change()
                .set("nodeId", next.nodeId())
                .set("status", next.status())
                .set("phase", next.phase())
                .set("destination", next.destination())
                .set("frames", frames(next))
                .set("fork", next.fork())
                .set("branches", next.branches())
                .set("pending", next.pending())
                .set("pass", next.pass())
                .set("polls", next.polls())
                .set("given", Json.ofNullable(next.given()))
                .set("heldBy", next.heldBy())
                .set("due", Micros.of(next.due()))
                .set("owner", next.owner())
                .set("claim", next.claim())
                .set("since", Micros.of(next.since()))
                .set("version", next.version() + 1);
    }

    Token token() {
        return new Token(
                id,
                runId,
                parentId,
                nodeId,
                status,
                phase,
                destination,
                Json.list(frames).stream().map(TokenRow::frame).toList(),
                fork,
                branches,
                pending,
                pass,
                polls,
                Json.map(given),
                heldBy,
                Micros.toInstant(due),
                owner,
                claim,
                Micros.toInstant(since),
                version);
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
