package culm.component;

import static org.assertj.core.api.Assertions.assertThat;

import culm.plugin.Answer;
import culm.plugin.Answer.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalTest {

    private static final Map<String, Object> YES = Map.of("approved", true, "comment", "fine");
    private static final Map<String, Object> NO = Map.of("approved", false, "comment", "too dear");

    private final Approval approval = new Approval(() -> Instant.parse("2026-03-01T12:00:00Z"));

    private Attempt asked(Object... inputs) throws Exception {
        var attempt = Attempt.of(inputs);
        assertThat(approval.execute(attempt).kind()).isEqualTo(Kind.CALLBACK);
        return attempt;
    }

    private Answer says(Attempt attempt, String user, Object data) {
        return approval.callback(attempt.calledBy(user), data);
    }

    @Test
    void endsWhenAnApproverHasApproved() throws Exception {
        var attempt = asked("approvers", List.of("bert", "carl"));

        assertThat(says(attempt, "bert", YES).kind()).isEqualTo(Kind.DONE);

        assertThat(attempt.outputs())
                .containsEntry("approved", true)
                .containsEntry("approved_by", List.of("bert"))
                .containsEntry(
                        "decisions",
                        List.of(Map.of(
                                "user", "bert", "approved", true, "comment", "fine", "at", "2026-03-01T12:00:00Z")));
    }

    @Test
    void whoHasStartedTheRunMayNotApproveIt() throws Exception {
        var attempt = asked("approvers", List.of("ann", "bert"));

        assertThat(says(attempt, "ann", YES).kind()).isEqualTo(Kind.CALLBACK);

        assertThat(attempt.outputs()).doesNotContainKey("approved").containsEntry("decisions", List.of());
        assertThat(attempt.outputs().get("ignored")).asString().contains("ann").contains("has started the run");
        assertThat(says(attempt, "bert", YES).kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void whoHasStartedTheRunMayApproveItWhereFourEyesAreNotAskedFor() throws Exception {
        var attempt = asked("four_eyes", false);

        assertThat(says(attempt, "ann", YES).kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void theWordOfWhoIsNotNamedDoesNotCount() throws Exception {
        var attempt = asked("approvers", "bert");

        assertThat(says(attempt, "carl", YES).kind()).isEqualTo(Kind.CALLBACK);
        assertThat(says(attempt, "carl", NO).kind()).isEqualTo(Kind.CALLBACK);
        assertThat(says(attempt, null, YES).kind()).isEqualTo(Kind.CALLBACK);
        assertThat((List<?>) attempt.outputs().get("ignored")).hasSize(3);
    }

    @Test
    void withoutNamesAnybodyElseMayApprove() throws Exception {
        assertThat(says(asked(), "carl", YES).kind()).isEqualTo(Kind.DONE);
        assertThat(says(asked(), null, YES).kind()).isEqualTo(Kind.CALLBACK);
    }

    @Test
    void severalApprovalsAreThoseOfSeveralPeople() throws Exception {
        var attempt = asked("approvals", 2L);

        assertThat(says(attempt, "bert", YES).kind()).isEqualTo(Kind.CALLBACK);
        assertThat(says(attempt, "bert", YES).kind()).isEqualTo(Kind.CALLBACK);
        assertThat(says(attempt, "carl", YES).kind()).isEqualTo(Kind.DONE);
        assertThat(attempt.outputs()).containsEntry("approved_by", List.of("bert", "carl"));
    }

    @Test
    void oneRejectionFailsTheNode() throws Exception {
        var attempt = asked("approvals", 2L);
        says(attempt, "bert", YES);

        var answer = says(attempt, "carl", NO);

        assertThat(answer.kind()).isEqualTo(Kind.FAILED);
        assertThat(answer.reason()).isEqualTo("rejected by carl: too dear");
        assertThat(attempt.outputs()).containsEntry("approved", false).containsEntry("rejected_by", "carl");
    }

    @Test
    void aRejectionMayBeForTheFlowToHandle() throws Exception {
        var attempt = asked("on_reject", "finish");

        assertThat(says(attempt, "carl", Map.of("approved", false)).kind()).isEqualTo(Kind.DONE);
        assertThat(attempt.outputs()).containsEntry("approved", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "true", ""})
    void whoSaysNeitherYesNorNoHasSaidNothing(String said) throws Exception {
        var attempt = asked();

        assertThat(says(attempt, "bert", Map.of("approved", said)).kind()).isEqualTo(Kind.CALLBACK);
        assertThat(says(attempt, "bert", said).kind()).isEqualTo(Kind.CALLBACK);
        assertThat(says(attempt, "bert", null).kind()).isEqualTo(Kind.CALLBACK);
        assertThat(says(attempt, "bert", YES).kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void onlyTheLastWordsThatDidNotCountAreKept() throws Exception {
        var attempt = asked();

        for (int i = 0; i < 50; i++) {
            says(attempt, "ann", YES);
        }

        assertThat((List<?>) attempt.outputs().get("ignored")).hasSize(20);
    }

    @Test
    void failsAtOnceWhereNobodyCouldApprove() throws Exception {
        assertThat(approval.execute(Attempt.of("approvers", List.of("ann"))).reason())
                .isEqualTo("1 approvals are needed, and nobody may give one");
        assertThat(approval.execute(Attempt.of("approvers", List.of("bert"), "approvals", 2L))
                        .reason())
                .isEqualTo("2 approvals are needed, and only bert may give one");
        assertThat(approval.execute(Attempt.of().startedBy(null)).reason())
                .asString()
                .contains("nobody knows who started the run");
    }

    @Test
    void failsWhenAnInputIsMisspelt() throws Exception {
        assertThat(approval.execute(Attempt.of("aprovers", "bert")).reason())
                .asString()
                .startsWith("there is no input aprovers");
    }
}
