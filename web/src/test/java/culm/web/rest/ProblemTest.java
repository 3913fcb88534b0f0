package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.ProblemView;
import culm.ee.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void hasTheMembersOfRfc9457AndOurs() {
        var problem = new Problem(
                Code.ILLEGAL_STATE, "it is FAILED", "/culm/api/v1/nodes/n1/callback", "t1", Map.of("state", "FAILED"));

        assertThat(members(problem))
                .isEqualTo(Map.of(
                        "type", "urn:culm:problem:illegal-state",
                        "title", "Not allowed in this state",
                        "status", 409L,
                        "detail", "it is FAILED",
                        "instance", "/culm/api/v1/nodes/n1/callback",
                        "code", "ILLEGAL_STATE",
                        "retryable", false,
                        "trace_id", "t1",
                        "state", "FAILED"));
    }

    @Test
    void carriesEveryProblemOfATree() {
        var found = List.of(new ProblemView("MISSING_FIELD", null, "/id", "id is missing"));
        var problem = new Problem(Code.INVALID_PIPELINE, "not valid", "/", "t1", Map.of("problems", found));

        assertThat(members(problem).get("problems"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .hasToString("{code=MISSING_FIELD, node_id=null, pointer=/id, message=id is missing}");
    }

    @Test
    void aFactCannotReplaceAMember() {
        var problem = new Problem(Code.ILLEGAL_STATE, "no", "/", "t1", Map.of("status", 200L, "code", "OK"));

        assertThat(members(problem)).containsEntry("status", 409L).containsEntry("code", "ILLEGAL_STATE");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Problem problem) {
        return (Map<String, Object>) JsonText.parse(new String(problem.body(), StandardCharsets.UTF_8));
    }
}
