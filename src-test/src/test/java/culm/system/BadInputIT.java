package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.PipelineQuery;
import culm.ee.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each gets one clear refusal, leaves nothing behind, and leaves the server up. */
@ExtendWith(ServerExtension.class)
class BadInputIT {

    private static final String PIPELINES = "api/v1/pipelines";

    private static RestDoor.Answer refused(CulmUnderTest culm, String body) {
        var before = count(culm);
        var answer = culm.rest().postText(PIPELINES, body, "application/json");
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.object()).containsKeys("type", "title", "status", "detail", "code", "trace_id");
        assertThat(answer.object().get("status")).isEqualTo((long) answer.status());
        assertThat(count(culm)).as("no run is left").isEqualTo(before);
        assertThat(culm.rest().get("health/ready").status()).isEqualTo(200);
        return answer;
    }

    /** How many runs there are whose name begins as all bad ones do. */
    private static int count(CulmUnderTest culm) {
        var query = new PipelineQuery(Set.of(), false, "bad", 200, null);
        return new RestTaskService(culm.rest()).listPipelines(query).items().size();
    }

    private static String body(Map<String, Object> tree) {
        return JsonText.write(Map.of("pipeline", tree));
    }

    @Test
    void truncatedJsonIsRefusedWithItsPlace(CulmUnderTest culm) {
        var whole = body(Documents.line("bad1", 3));

        var answer = refused(culm, whole.substring(0, whole.length() / 2));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object()).containsEntry("code", "INVALID_ARGUMENT");
        assertThat(answer.object().get("detail")).asString().contains("line").contains("column");
    }

    @Test
    void anUnknownComponentIsRefusedWithItsPlace(CulmUnderTest culm) {
        var tree = Documents.line("bad2", 1);
        put(tree, Map.of("code", "nobody_knows", "inputs", Map.of()), "activities", "bad2n0", "component");

        var answer = refused(culm, body(tree));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(problems(answer)).singleElement().satisfies(problem -> {
            assertThat(problem.get("code")).isEqualTo("UNKNOWN_COMPONENT");
            assertThat(problem.get("node_id")).isEqualTo("bad2n0");
            assertThat(problem.get("pointer")).asString().startsWith("/activities/bad2n0/component");
        });
    }

    @Test
    void aTreeOfTwentyMegabytesIsRefused(CulmUnderTest culm) {
        var tree = Documents.line("bad3", 1);
        put(tree, "x".repeat(20 << 20), "activities", "bad3n0", "name");

        var answer = refused(culm, body(tree));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.object()).containsEntry("code", "LIMIT");
    }

    @Test
    void twoHundredSubprocessesInOneAnotherAreRefused(CulmUnderTest culm) {
        var answer = refused(culm, body(Documents.nested("bad4", 200)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(problems(answer)).isNotEmpty().allSatisfy(problem -> assertThat(problem.get("pointer"))
                .isNotNull());
    }

    @TestFactory
    Stream<DynamicTest> oddIdsAreRefused(CulmUnderTest culm) {
        return Stream.of(
                        "bad id",
                        "bad/../id",
                        "bad<script>",
                        "bad'; DROP TABLE culm_run; --",
                        "bad\u0000",
                        "bad\u4e16",
                        "b".repeat(65))
                .map(id -> dynamicTest(JsonText.write(id), () -> assertThat(
                                refused(culm, body(Documents.line(id, 1))).status())
                        .isEqualTo(422)));
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfBrokenTreeIsRefusedWithItsPlace(CulmUnderTest culm) {
        return broken().entrySet().stream()
                .map(kind -> dynamicTest(kind.getKey(), () -> {
                    var answer = refused(culm, body(kind.getValue()));

                    assertThat(answer.status()).isEqualTo(422);
                    assertThat(answer.object()).containsEntry("code", "INVALID_PIPELINE");
                    assertThat(problems(answer)).isNotEmpty().allSatisfy(problem -> {
                        assertThat(problem.get("code")).asString().isNotBlank();
                        assertThat(problem.get("pointer")).isNotNull();
                        assertThat(problem.get("message")).asString().isNotBlank();
                    });
                }));
    }

    private static Map<String, Map<String, Object>> broken() {
        var kinds = new LinkedHashMap<String, Map<String, Object>>();
        kinds.put("no end event", without("end_event"));
        kinds.put("no flows", without("flows"));
        kinds.put("no data", without("data"));
        kinds.put("activities are a list", with(List.of(), "activities"));
        kinds.put("an unknown node type", with("Teleport", "activities", "badn0", "type"));
        kinds.put("a flow to nowhere", with("nobody", "flows", "badf1", "target"));
        kinds.put("a flow under another id", with("other", "flows", "badf1", "id"));
        kinds.put("an activity without component", with(null, "activities", "badn0", "component"));
        kinds.put(
                "an unknown variable type",
                with(Map.of("${v}", Map.of("type", "magic", "value", 1)), "data", "inputs"));
        kinds.put(
                "an unknown lazy variable",
                with(Map.of("${v}", Map.of("type", "lazy", "custom_type", "nobody", "value", 1)), "data", "inputs"));
        kinds.put("a parallel gateway without converge gateway", withoutConverge());
        return kinds;
    }

    private static Map<String, Object> withoutConverge() {
        var tree = Documents.fan("bad", 2);
        put(tree, "ExclusiveGateway", "gateways", "badjoin", "type");
        return tree;
    }

    private static Map<String, Object> without(String field) {
        var tree = Documents.line("bad", 2);
        tree.remove(field);
        return tree;
    }

    private static Map<String, Object> with(Object value, String... path) {
        var tree = Documents.line("bad", 2);
        put(tree, value, path);
        return tree;
    }

    /** Sets a field, making the maps on the way to it changeable. */
    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, Object value, String... path) {
        var place = tree;
        for (int i = 0; i < path.length - 1; i++) {
            var inner = new LinkedHashMap<>((Map<String, Object>) place.get(path[i]));
            place.put(path[i], inner);
            place = inner;
        }
        place.put(path[path.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> problems(RestDoor.Answer answer) {
        return new ArrayList<>((List<Map<String, Object>>) answer.object().get("problems"));
    }

    @Test
    void deepJsonIsRefused(CulmUnderTest culm) {
        var deep = "{\"pipeline\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(refused(culm, deep).status()).isEqualTo(400);
    }

    @Test
    void anUnknownFieldOfTheRequestIsNamed(CulmUnderTest culm) {
        var answer = refused(culm, "{\"pipelin\": {}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().get("detail")).asString().contains("pipelin");
    }

    @Test
    void wrongMethodsPathsAndMediaTypesGetTheSameShape(CulmUnderTest culm) {
        var rest = culm.rest();
        var answers = List.of(
                rest.get("api/v1/nothing"),
                rest.send("DELETE", PIPELINES),
                rest.postText(PIPELINES, "<xml/>", "application/xml"),
                rest.send(rest.request(PIPELINES).header("Accept", "text/csv").GET()),
                rest.get("api/v1/nodes/nobody/state"),
                rest.get("api/v1/pipelines/nobody"),
                rest.get(PIPELINES + "?limit=nine"),
                rest.get(PIPELINES + "?sate=FAILED"),
                rest.anonymous().get(PIPELINES));

        assertThat(answers).extracting(RestDoor.Answer::status).containsExactly(404, 405, 415, 406, 404, 404, 400, 400, 401);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.object())
                .containsKeys("type", "title", "status", "detail", "code", "trace_id"));
    }
}
