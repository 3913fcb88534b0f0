package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.Code;
import culm.ee.json.JsonText;
import culm.local.ServerPlan;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract that a server shows is the one that it keeps. */
@ExtendWith(ServerExtension.class)
class ContractIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PIPELINES = "api/v1/pipelines";
    private static final String NODES = "api/v1/nodes/";

    /** A walk through all that the contract has: each step of it is held to the contract. */
    private static final class Walk {
        private final Described rest;
        private final RestTaskService tasks;
        private final RestDoor owner;
        private final Path archive;

        Walk(CulmUnderTest culm) {
            this.rest = new Described(culm.rest());
            this.owner = culm.as("contract", "contract-test-secret").rest();
            this.tasks = new RestTaskService(culm.rest());
            this.archive = culm.archive();
        }

        /** Starts a run under ids of its own; gives them for those of the tree. */
        @SuppressWarnings("unchecked")
        private Map<String, String> start(Map<String, Object> tree) {
            var answer = rest.post(PIPELINES, Map.of("pipeline", tree, "fresh_ids", true));
            assertThat(answer.status()).isEqualTo(201);
            var extra = (Map<String, Object>) answer.object().get("extra");
            return (Map<String, String>) extra.get("ids");
        }

        private Map<String, String> start(String id, int length, String component, Map<String, Object> inputs) {
            var tree = Documents.line(id, length);
            Documents.setComponent(tree, id + "n0", component, inputs);
            return start(tree);
        }

        private void await(String id, String state) {
            Waiting.until(tasks, id, state, SOON);
        }

        private RestDoor.Answer post(String path) {
            return rest.post(path);
        }

        void everything() {
            startedWithAllThatARequestCanHave();
            finished();
            failed();
            waiting();
            gateways();
            pauses();
            access();
            events();
            new WorkerWalk(rest, tasks).everything();
            batches();
            watching();
            refusals();
        }

        private void events() {
            var hooks = "api/v1/webhooks";
            var body = Map.<String, Object>of(
                    "url", "http://127.0.0.1:9/nobody", "project", "*", "types", List.of(), "active", true);
            var made = rest.post(hooks, body);
            var hook = hooks + "/" + RestViews.map(made.object().get("extra")).get("id");
            await(start("told", 1, "echo", Map.of("x", 1L)).get("told"), "FINISHED");
            rest.get("api/v1/events?after=0&limit=500");
            rest.get("api/v1/events?after=0&type=pipeline.started,node.failed");
            rest.get("api/v1/events?after=999999999");
            rest.get("api/v1/events?wait=40");
            rest.post(hook + "/ping");
            var sent = hook + "/deliveries?status=RETRYING";
            Waiting.until(() -> !delivered(sent).isEmpty(), SOON);
            rest.post(hook + "/deliveries/" + delivered(sent).get(0).get("id") + "/redeliver");
            rest.get(hook);
            rest.get(hooks);
            rest.send("PATCH", hook, Map.of("active", false, "types", List.of("node.failed"), "rotate_secret", true));
            rest.get(hook);
            rest.post(hooks, Map.of("url", "nowhere"));
            rest.delete(hook);
            rest.delete(hook);
        }

        private void batches() {
            var ids = start("many", 1, "mayfail", Map.of("fail", "true"));
            await(ids.get("manyn0"), "FAILED");
            new CareSteps(rest, archive).take(ids.get("many"), ids.get("manyn0"));
        }

        private List<Map<String, Object>> delivered(String path) {
            return RestViews.list(rest.get(path).object().get("items"));
        }

        private void access() {
            var user = Map.<String, Object>of("name", "contract", "password", "contract-test-secret");
            rest.post("api/v1/projects", Map.of("name", "contract", "title", "A test"));
            rest.get("api/v1/projects");
            rest.post("api/v1/admin/users", user);
            rest.post("api/v1/admin/users", user);
            rest.send("PATCH", "api/v1/admin/users/contract", Map.of("projects", Map.of("contract", "culm-operator")));
            rest.get("api/v1/admin/users");
            rest.get("api/v1/admin/users/contract");
            rest.get("api/v1/me");
            var words = Map.<String, Object>of("old", "contract-test-secret", "new", "another-test-secret");
            rest.ask(owner, "POST", "api/v1/me/password", JsonText.write(words));
            tokens();
            rest.get("api/v1/audit?actor=" + ServerPlan.ADMIN + "&limit=20");
            rest.delete("api/v1/admin/users/contract");
            rest.delete("api/v1/projects/contract");
            rest.delete("api/v1/projects/default");
        }

        @SuppressWarnings("unchecked")
        private void tokens() {
            var made = rest.post("api/v1/tokens", Map.of("name", "contract", "role", "culm-viewer", "expires_in", 60L));
            rest.get("api/v1/tokens");
            rest.get("api/v1/tokens?user=nobody");
            var extra = (Map<String, Object>) made.object().get("extra");
            rest.delete("api/v1/tokens/" + extra.get("id"));
            rest.delete("api/v1/tokens/nobody");
        }

        private void startedWithAllThatARequestCanHave() {
            var body = new HashMap<String, Object>();
            body.put("pipeline", Documents.line("contract", 1));
            body.put("check_workers", true);
            body.put("priority", 200L);
            body.put("queue", "default");
            body.put("root_data", Map.of("a", 1L));
            body.put("context", Map.of("${c}", "x"));
            body.put("subprocess_context", Map.of());
            body.put("cycle_tolerate", true);
            body.put("start_node_id", "contracts");
            body.put("fresh_ids", true);
            body.put("name", "All that there is");
            body.put("labels", Map.of("env", "test"));
            assertThat(rest.post(PIPELINES, body).status()).isEqualTo(201);
            rest.post(PIPELINES + "/validate", Map.of("pipeline", Documents.line("ok", 1), "cycle_tolerate", false));
            rest.post(PIPELINES + "/validate", Map.of("pipeline", Map.of()));
        }

        private void finished() {
            var ids = start(Documents.tree("choice-fork-subprocess"));
            var run = ids.get("complexpipeline00000000000000000");
            rest.get(PIPELINES + "/" + run);
            await(run, "FINISHED");
            rest.get(PIPELINES + "/" + run);
            rest.get(PIPELINES + "/" + run + "/tree");
            rest.get(PIPELINES + "/" + run + "/audit");
            rest.get(NODES + run + "/outputs");
            rest.get(NODES + run + "/state?nested=true");
            rest.get(PIPELINES + "?state=FINISHED,REVOKED&limit=1");
            rest.get(PIPELINES
                    + "?label=env%3Dtest&name=a&created_by=admin&project=default&finished_from=2026-01-01T00:00:00Z");
            rest.get(PIPELINES + "/counts");
            rest.send(
                    "PUT",
                    PIPELINES + "/" + run + "/labels",
                    Map.of("labels", Map.of("env", "prod"), "reason", "a test"));
            rest.get(PIPELINES + "/" + run);
        }

        private void failed() {
            var ids = start("sick", 2, "mayfail", Map.of("fail", "true"));
            var node = ids.get("sickn0");
            await(node, "FAILED");
            rest.get(PIPELINES + "?attention=true");
            rest.get(PIPELINES + "/error-groups");
            rest.get(PIPELINES + "/" + ids.get("sick"));
            rest.post(NODES + node + "/retry", Map.of("inputs", Map.of("fail", "true")));
            await(node, "FAILED");
            rest.get(NODES + node + "/inputs");
            rest.get(NODES + node + "/outputs");
            rest.get(NODES + node + "/histories");
            rest.get(NODES + node + "/logs?limit=10");
            rest.get(NODES + node + "/state");
            rest.get(NODES + ids.get("sickn1") + "/preview");
            rest.post(NODES + node + "/skip", Map.of("outputs", Map.of("ok", true)));
            await(ids.get("sick"), "FINISHED");
        }

        private void waiting() {
            var ids = start("ask", 1, "callback", Map.of("x", 1L));
            var node = ids.get("askn0");
            await(node, "RUNNING");
            rest.get(PIPELINES + "/" + ids.get("ask"));
            rest.post(NODES + node + "/callback", Map.of("data", Map.of("answer", 42L), "callback_id", "c1"));
            await(ids.get("ask"), "FINISHED");
            var other = start("force", 1, "callback", Map.of("x", 1L));
            await(other.get("forcen0"), "RUNNING");
            rest.post(NODES + other.get("forcen0") + "/forced-fail", Map.of("ex_data", Map.of("why", "a test")));
            rest.get(NODES + other.get("forcen0") + "/outputs");
            rest.post(PIPELINES + "/" + other.get("force") + "/revoke", Map.of("reason", "a test"));
            rest.get(PIPELINES + "/" + other.get("force"));
        }

        private void gateways() {
            var one = start(treeOf("exclusive_none_skip"));
            await(one.get("n32g"), "FAILED");
            rest.post(NODES + one.get("n32g") + "/skip-exclusive", Map.of("flow_id", one.get("f_n32g_n32y")));
            await(one.get("p32"), "FINISHED");
            var many = start(treeOf("cpg_none_skip"));
            await(many.get("n51g"), "FAILED");
            rest.post(
                    NODES + many.get("n51g") + "/skip-conditional",
                    Map.of(
                            "flow_ids",
                            List.of(many.get("f_n51g_n51b0"), many.get("f_n51g_n51b1")),
                            "converge_gateway_id",
                            many.get("n51cg")));
            await(many.get("p51"), "FINISHED");
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> treeOf(String conformanceCase) {
            var text = Documents.text("/conformance/" + conformanceCase + ".json");
            return (Map<String, Object>) ((Map<String, Object>) JsonText.parse(text)).get("tree");
        }

        private void pauses() {
            var ids = start("pause", 2, "callback", Map.of("x", 1L));
            var run = PIPELINES + "/" + ids.get("pause");
            await(ids.get("pausen0"), "RUNNING");
            post(run + "/pause");
            rest.get(run);
            rest.post(run + "/resume", Map.of("reason", "a test"));
            post(NODES + ids.get("pausen1") + "/pause");
            post(NODES + ids.get("pausen1") + "/resume");
            post(run + "/revoke");
            post("api/v1/admin/freeze");
            rest.post(PIPELINES, Map.of("pipeline", Documents.line("frozen", 1)));
            post("api/v1/admin/unfreeze");
        }

        private void watching() {
            for (var page : List.of("api/v1/components", "api/v1/admin/servers", "api/v1/admin/queues")) {
                rest.get(page);
            }
            rest.get("api/v1/admin/settings");
            rest.get("health/live");
            rest.get("health/ready");
            rest.get("metrics");
            rest.get("openapi.json");
            rest.get("docs/");
        }

        private void refusals() {
            var twice = Map.<String, Object>of("pipeline", Documents.line("twice", 1));
            rest.post(PIPELINES, twice);
            rest.post(PIPELINES, twice);
            rest.post(PIPELINES, Map.of("pipeline", Map.of("id", "bad id")));
            rest.post(PIPELINES, Map.of("pipeline", Documents.line("q", 1), "queue", "nowhere"));
            rest.post(PIPELINES, Map.of("pipeline", Documents.line("q", 1), "priority", 999L));
            rest.get(PIPELINES + "?limit=nine");
            rest.get(PIPELINES + "?cursor=x");
            rest.get(PIPELINES + "/counts?label=x");
            rest.get(PIPELINES + "/error-groups?started_from=today");
            rest.send("PUT", PIPELINES + "/nobody/labels", Map.of("labels", Map.of()));
            rest.send("PUT", PIPELINES + "/nobody/labels", Map.of("labels", Map.of("a b", "")));
            rest.get(PIPELINES + "/nobody");
            rest.get(NODES + "nobody/state");
            await("twice", "FINISHED");
            post(PIPELINES + "/twice/pause");
            post(NODES + "twicen0/pause");
            post(NODES + "twicen0/retry");
            post(NODES + "twicen0/skip");
            rest.post(NODES + "twicen0/callback", Map.of());
            rest.post(NODES + "twicen0/skip-exclusive", Map.of("flow_id", "nowhere"));
        }
    }

    @Test
    void everyOperationAnswersAsTheContractSays(CulmUnderTest culm) {
        var walk = new Walk(culm);

        walk.everything();

        assertThat(walk.rest.answered())
                .containsExactlyInAnyOrderElementsOf(walk.rest.operations().stream()
                        .map(Described.Operation::name)
                        .toList());
    }

    private static String path(Described.Operation operation) {
        return operation.name().split(" ")[1].substring(1).replaceAll("\\{[^/}]+}", "nobody");
    }

    private static String method(Described.Operation operation) {
        return operation.name().split(" ")[0];
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsThereAndAsksWhoYouAre(CulmUnderTest culm) {
        var rest = new Described(culm.rest());
        return rest.operations().stream()
                .map(operation -> dynamicTest(operation.name(), () -> {
                    var stranger = culm.rest().anonymous();

                    var answer = rest.ask(stranger, method(operation), path(operation), null);

                    var open = List.of().equals(operation.described().get("security"));
                    assertThat(answer.status()).isEqualTo(open ? 200 : 401);
                }));
    }

    /** The server names what it knows when it is told of something that it does not. */
    @TestFactory
    Stream<DynamicTest> requestBodiesHaveTheMembersThatTheServerReads(CulmUnderTest culm) {
        var rest = new Described(culm.rest());
        return rest.operations().stream()
                .filter(operation -> rest.bodyMembers(operation) != null)
                .map(operation -> dynamicTest(operation.name(), () -> {
                    var answer = rest.send(method(operation), path(operation), Map.of("nobody_knows", 1L));

                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.object().get("detail"))
                            .isEqualTo("unknown field 'nobody_knows'; known are "
                                    + new TreeSet<>(rest.bodyMembers(operation)));
                }));
    }

    @Test
    void everyCodeIsInTheContractThatIsShown(CulmUnderTest culm) {
        var shown = culm.rest().get("openapi.json").response().body();

        assertThat(Stream.of(Code.values()).map(Code::name))
                .allSatisfy(code -> assertThat(shown).contains('"' + code + '"'));
    }

    @Test
    void thePageUsesWhatItsServerGivesAndNothingElse(CulmUnderTest culm) {
        var rest = culm.rest();
        var page = rest.get("docs/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'")
                        .doesNotContain("unsafe", "http", "*"));
        assertThat(page.response().body()).doesNotContain("http:", "https:", "//");
        var files = new LinkedHashMap<String, String>();
        files.put("swagger-ui-bundle.js", "javascript");
        files.put("start.js", "javascript");
        files.put("swagger-ui.css", "text/css");
        files.put("page.css", "text/css");
        files.forEach((file, type) -> {
            var answer = rest.get("docs/" + file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.contentType()).as(file).contains(type);
            assertThat(rest.anonymous().get("docs/" + file).status()).as(file).isEqualTo(401);
        });
    }

    @Test
    void theAddressOfThePageMayBeShort(CulmUnderTest culm) {
        var answer = culm.rest().get("docs");

        assertThat(answer.status()).isIn(301, 302, 303, 307, 308);
        assertThat(answer.response().headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/culm/docs/"));
    }

    /** As a server with MicroProfile OpenAPI would do by itself. */
    @Test
    void noOtherAddressShowsItToStrangers(CulmUnderTest culm) throws Exception {
        var request = HttpRequest.newBuilder(culm.address().resolve("/openapi")).build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).doesNotContain("/pipelines", "/nodes");
    }
}
