package culm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private final List<String> called = new ArrayList<>();

    private final TaskService tasks = (TaskService) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {TaskService.class}, (proxy, method, arguments) -> {
                called.add(method.getName() + (arguments == null ? "[]" : Arrays.toString(arguments)));
                return ActionResult.success();
            });

    private String call(Change change) {
        change.on(tasks);
        return called.get(called.size() - 1);
    }

    @Test
    void isTheCallOfItsName() {
        assertThat(call(Change.runPipeline(Map.of("id", "p"), RunOptions.defaults())))
                .isEqualTo("runPipeline[{id=p}, %s]".formatted(RunOptions.defaults()));
        assertThat(call(Change.callback("n", 1L, null, "c"))).isEqualTo("callback[n, 1, null, c]");
        assertThat(call(Change.pausePipeline("p"))).isEqualTo("pausePipeline[p]");
        assertThat(call(Change.resumePipeline("p"))).isEqualTo("resumePipeline[p]");
        assertThat(call(Change.revokePipeline("p"))).isEqualTo("revokePipeline[p]");
        assertThat(call(Change.labelPipeline("p", Map.of("a", "b")))).isEqualTo("labelPipeline[p, {a=b}]");
        assertThat(call(Change.pauseActivity("n"))).isEqualTo("pauseActivity[n]");
        assertThat(call(Change.resumeActivity("n"))).isEqualTo("resumeActivity[n]");
        assertThat(call(Change.retryActivity("n", null))).isEqualTo("retryActivity[n, null]");
        assertThat(call(Change.skipActivity("n", Map.of("o", 1L)))).isEqualTo("skipActivity[n, {o=1}]");
        assertThat(call(Change.skipExclusiveGateway("n", "f"))).isEqualTo("skipExclusiveGateway[n, f]");
        assertThat(call(Change.skipConditionalParallelGateway("n", List.of("f"), "c")))
                .isEqualTo("skipConditionalParallelGateway[n, [f], c]");
        assertThat(call(Change.forcedFail("n", "why"))).isEqualTo("forcedFail[n, why]");
        assertThat(call(Change.freeze())).isEqualTo("freeze[]");
        assertThat(call(Change.unfreeze())).isEqualTo("unfreeze[]");
    }

    /** A call that is added to the service is to be had here too. */
    @Test
    void thereIsOneForEachChangingCall() {
        var changing = Stream.of(TaskService.class.getMethods())
                .filter(method -> method.getReturnType() == ActionResult.class)
                .map(java.lang.reflect.Method::getName)
                .filter(name -> !name.equals("carryOut"))
                .distinct();
        var made = Stream.of(Change.class.getMethods())
                .filter(method -> method.getReturnType() == Change.class)
                .map(java.lang.reflect.Method::getName)
                .toList();

        assertThat(changing).allSatisfy(name -> assertThat(made).contains(name));
    }

    @Test
    void whatNoCallIsIsNotMade() {
        assertThatThrownBy(() -> new Change("drop_table", "x", Map.of(), null, null, null))
                .hasMessageContaining("drop_table");
        assertThatThrownBy(() -> new Change("retry_activity", "x", Map.of("inputs", "text"), null, null, null))
                .hasMessageContaining("inputs");
        assertThatThrownBy(() -> new Change("pause_pipeline", "x", Map.of("more", 1L), null, null, null))
                .hasMessageContaining("more");
    }

    @Test
    void bringsReasonAndKey() {
        var change = Change.pausePipeline("p").because("lunch").once("k");

        assertThat(change.reason()).isEqualTo("lunch");
        assertThat(change.idempotencyKey()).isEqualTo("k");
    }

    @Test
    void aKeyHasVisibleCharactersAndNotTooMany() {
        assertThat(List.of("k", "8e03978e-40d5-43dd-bc93-6894a57f9324", "a:b/c", "x".repeat(255)))
                .allMatch(Change::isKey);
        assertThat(List.of("", " ", "a b", "a\"", "a\\", "\u00e4", "a\n", "x".repeat(256)))
                .noneMatch(Change::isKey);
    }
}
