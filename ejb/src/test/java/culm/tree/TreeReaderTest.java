package culm.tree;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.list;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.set;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import culm.tree.Branching.Strategy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a tree means, once it is read. */
class TreeReaderTest {

    private static FlowTree read(Trees tree) {
        var reading = new TreeReader(new KnownNames(), ReadOptions.DEFAULT).read(tree.document());
        assertThat(reading.problems()).isEmpty();
        return reading.tree().orElseThrow();
    }

    private static Node.ServiceActivity activity(Trees tree, String id) {
        return (Node.ServiceActivity) read(tree).node(id);
    }

    private static Variable variable(Map<String, Object> value) {
        var tree = aLine("p", "a").variable("${x}", value);
        return read(tree).root().variables().get("${x}");
    }

    @Test
    void nodesKeepTheOrderOfTheTree() {
        var root = read(aLine("p", "b", "a", "EG")).root();

        assertThat(root.nodes().keySet()).containsExactly("p_S", "b", "a", "EG", "p_E");
        assertThat(root.start().id()).isEqualTo("p_S");
        assertThat(root.end().id()).isEqualTo("p_E");
        assertThat(root.target("b-a").id()).isEqualTo("a");
    }

    @Test
    void anActivityHasTheDefaultsOfTheOriginal() {
        var tree = aLine("p", "a");
        set(
                tree.document(),
                "/activities/a",
                object(
                        "id",
                        "a",
                        "type",
                        "ServiceActivity",
                        "component",
                        object("code", "noop"),
                        "incoming",
                        "p_S-a",
                        "outgoing",
                        "a-p_E"));

        assertThat(activity(tree, "a"))
                .isEqualTo(new Node.ServiceActivity(
                        "a",
                        "",
                        List.of("p_S-a"),
                        List.of("a-p_E"),
                        new ComponentCall("noop", "legacy", Map.of()),
                        false,
                        true,
                        true,
                        null,
                        null,
                        null));
    }

    @Test
    void theOldNamesOfSkippableAndRetryableAreRead() {
        var tree = aLine("p", "a")
                .with("a", "skippable", null)
                .with("a", "isSkipped", false)
                .with("a", "retryable", null)
                .with("a", "can_retry", false);

        assertThat(activity(tree, "a").skippable()).isFalse();
        assertThat(activity(tree, "a").retryable()).isFalse();
    }

    @Test
    void theNewNameOfSkippableIsStrongerThanTheOld() {
        assertThat(activity(aLine("p", "a").with("a", "isSkipped", false), "a").skippable())
                .isTrue();
    }

    private static AutoRetry autoRetry(Object... fields) {
        return activity(aLine("p", "a").with("a", "auto_retry", object(fields)), "a")
                .autoRetry();
    }

    private static TimeOut timeOut(Object... fields) {
        return activity(aLine("p", "a").with("a", "timeout", 30L).with("a", "timeout_config", object(fields)), "a")
                .timeOut();
    }

    @Test
    void whatARuleOfRetriesDoesNotSayHasADefault() {
        assertThat(autoRetry("enable", true, "times", 3L)).isEqualTo(new AutoRetry(3, 0, 1, 604_800, 0));
        assertThat(autoRetry(
                        "enable", true, "times", 3L, "interval", 5L, "backoff", 1.5, "max_interval", 60L, "jitter", 1L))
                .isEqualTo(new AutoRetry(3, 5, 1.5, 60, 1));
    }

    @Test
    void aRuleThatIsNotEnabledIsNoneWhateverItSays() {
        assertThat(autoRetry("enable", false, "interval", "", "times", 0L)).isNull();
        assertThat(autoRetry("times", 1L)).isNull();
        assertThat(timeOut("enable", false, "seconds", "x").seconds()).isEqualTo(30);
    }

    @Test
    void theTimeOutOfItsOwnIsStrongerThanThePlainOne() {
        assertThat(timeOut("enable", true, "seconds", 7L)).isEqualTo(new TimeOut(7, TimeOut.Action.FORCED_FAIL));
        assertThat(timeOut("enable", true, "seconds", 7L, "action", "forced_fail_and_skip"))
                .isEqualTo(new TimeOut(7, TimeOut.Action.FORCED_FAIL_AND_SKIP));
        assertThat(timeOut("enable", true, "seconds", 7L, "action", "notify"))
                .isEqualTo(new TimeOut(7, TimeOut.Action.NOTIFY));
    }

    @Test
    void onlyATreeWithARuleIsRuled() {
        assertThat(read(aLine("p", "a")).ruled()).isFalse();
        assertThat(read(aLine("p", "a").with("a", "timeout", 1L)).ruled()).isTrue();
        assertThat(read(aLine("p", "a").with("a", "auto_retry", object("enable", true, "times", 1L)))
                        .ruled())
                .isTrue();
    }

    @Test
    void aTimeoutOfZeroIsNone() {
        assertThat(activity(aLine("p", "a").with("a", "timeout", 30L), "a").timeOut())
                .isEqualTo(new TimeOut(30, TimeOut.Action.FORCED_FAIL));
        assertThat(activity(aLine("p", "a").with("a", "timeout", 0L), "a").timeOut())
                .isNull();
    }

    @Test
    void aLoopThatIsNotEnabledIsNone() {
        var off = object("enable", false, "loop_times", 3L);

        assertThat(activity(aLine("p", "a").with("a", "loop_config", off), "a").loopConfig())
                .isNull();
        assertThat(activity(aLine("p", "a").with("a", "loop_config", object()), "a")
                        .loopConfig())
                .isNull();
    }

    @Test
    void anEnabledLoopHasDefaults() {
        var on = object("enable", true, "loop_times", 3L);

        assertThat(activity(aLine("p", "a").with("a", "loop_config", on), "a").loopConfig())
                .isEqualTo(new LoopConfig(3, false, false, false, "${outputs}"));
    }

    @Test
    void aLoopKeepsTheWrapperOfItsKey() {
        var on = object("enable", true, "loop_times", 2L, "fail_skip", true, "outputs_key", "${all}");

        assertThat(activity(aLine("p", "a").with("a", "loop_config", on), "a").loopConfig())
                .isEqualTo(new LoopConfig(2, true, false, false, "${all}"));
    }

    @Test
    void inputsKeepTypeOrderAndWhetherTheyAreRendered() {
        var raw = object("type", "splice", "value", "${y}", "need_render", false);
        var given = object("z", splice("${x}"), "b", plain(1L), "c", raw);

        var inputs = activity(aLine("p", "a").activity("a", "echo", given), "a")
                .component()
                .inputs();

        assertThat(inputs.keySet()).containsExactly("z", "b", "c");
        assertThat(inputs.values())
                .extracting(Input::type)
                .containsExactly(VariableType.SPLICE, VariableType.PLAIN, VariableType.SPLICE);
        assertThat(inputs.values()).extracting(Input::value).containsExactly("${x}", 1L, "${y}");
        assertThat(inputs.values()).extracting(Input::needRender).containsExactly(true, true, false);
    }

    @Test
    void aPlainInputRefersToNothing() {
        var tree = aLine("p", "a").activity("a", "echo", object("x", plain("${y}")));

        assertThat(activity(tree, "a").component().inputs().get("x").template().references())
                .isEmpty();
    }

    @Test
    void componentDataOfWebTreesBecomesInputs() {
        var data = object("x", object("hook", true, "need_render", true, "value", "${y}"));
        var tree = aLine("p", "a").with("a", "component", object("code", "echo", "data", data));

        assertThat(activity(tree, "a").component().inputs().get("x"))
                .extracting(Input::type, Input::value, Input::needRender)
                .containsExactly(VariableType.SPLICE, "${y}", true);
    }

    @Test
    void aVariableWithoutSourceIsInitialised() {
        assertThat(variable(object("type", "plain", "value", 5L, "source_act", "", "is_param", true)))
                .extracting(Variable::value, Variable::sources, Variable::initialised, Variable::param)
                .containsExactly(5L, List.of(), true, true);
    }

    @Test
    void aVariableFedByANodeIsNotInitialised() {
        assertThat(variable(fedBy("a", "out")))
                .extracting(Variable::sources, Variable::initialised)
                .containsExactly(List.of(new Variable.Source("a", "out")), false);
    }

    @Test
    void aRewritableVariableWithAValueIsInitialisedUnlessItSaysOtherwise() {
        var sources = list(object("source_act", "a", "source_key", "o"), object("source_act", "b", "source_key", "k"));
        var rewritable = object("type", "plain", "value", 0L, "source_act", sources);

        assertThat(variable(rewritable).initialised()).isTrue();
        rewritable.put("need_initialization", false);
        assertThat(variable(rewritable).initialised()).isFalse();
        rewritable.remove("need_initialization");
        rewritable.put("value", null);
        assertThat(variable(rewritable).initialised()).isFalse();
        rewritable.put("need_initialization", true);
        assertThat(variable(rewritable).initialised()).isTrue();
        assertThat(variable(rewritable).sources())
                .containsExactly(new Variable.Source("a", "o"), new Variable.Source("b", "k"));
    }

    @Test
    void aLazyVariableKnowsItsClass() {
        assertThat(variable(lazy("upper", "v-${y}")))
                .extracting(Variable::type, Variable::variableCode, Variable::value)
                .containsExactly(VariableType.LAZY, "upper", "v-${y}");
    }

    @Test
    void outputsMayBeAnEmptyObject() {
        var tree = aLine("p", "a").with("data", object("inputs", object(), "outputs", object()));

        assertThat(read(tree).root().outputs()).isEmpty();
    }

    @Test
    void outputsAndPreRenderKeysAreRead() {
        var data = object("inputs", object(), "outputs", list("${x}", "${y}"), "pre_render_keys", list("${z}"));
        var root = read(aLine("p", "a").with("data", data)).root();

        assertThat(root.outputs()).containsExactly("${x}", "${y}");
        assertThat(root.preRenderKeys()).containsExactly("${z}");
    }

    private static Branching branching(Trees tree) {
        return ((Node.ExclusiveGateway) read(tree).node("EG")).branching();
    }

    @Test
    void branchesKeepTheOrderOfTheConditions() {
        var tree = aLine("p", "EG", "a").path("EG", "b", "E").condition("EG", "a", "${x} > 1");

        assertThat(branching(tree).branches())
                .extracting(Branching.Branch::flowId)
                .containsExactly("EG-a", "EG-b");
        assertThat(branching(tree).branches().get(0).condition().text()).isEqualTo("${x} > 1");
        assertThat(branching(tree).defaultFlow()).isEmpty();
    }

    @Test
    void theDefaultConditionNamesTheDefaultFlow() {
        assertThat(branching(aLine("p", "EG", "a").path("EG", "b", "E").otherwise("EG", "b"))
                        .defaultFlow())
                .contains("EG-b");
    }

    @Test
    void aFlowMayBeTheDefaultByItself() {
        var tree = aLine("p", "EG", "a").path("EG", "b", "E").with("EG", "default_condition", object());
        set(tree.document(), "/flows/EG-a/is_default", true);

        assertThat(branching(tree).defaultFlow()).contains("EG-a");
    }

    @Test
    void aGatewayWithADefaultNeedsNoConditions() {
        var tree = aLine("p", "EG", "a").otherwise("EG", "a").with("EG", "conditions", null);

        assertThat(branching(tree).branches()).isEmpty();
    }

    @Test
    void theFirstOpenBranchIsTakenUnlessTheGatewayOrTheServerSaysOtherwise() {
        var only = aLine("p", "EG", "a").with("EG", "extra_info", object("strategy", "ONLY", "parse_lang", "MAKO"));
        var silent = aLine("p", "EG", "a");
        var strict = ReadOptions.DEFAULT.withExclusiveStrategy(Strategy.ONLY);
        var strictly = new TreeReader(new KnownNames(), strict)
                .read(silent.document())
                .tree()
                .orElseThrow();

        assertThat(branching(silent).strategy()).isEqualTo(Strategy.FIRST);
        assertThat(branching(only).strategy()).isEqualTo(Strategy.ONLY);
        assertThat(((Node.ExclusiveGateway) strictly.node("EG")).branching().strategy())
                .isEqualTo(Strategy.ONLY);
    }

    @Test
    void aSubprocessCarriesItsFlowUnderItsOwnId() {
        var inner = aLine("inner", "x").variable("${who}", plain("nobody"));
        var tree = read(aLine("p", "a", "sub").subprocess("sub", object("${who}", splice("${a}")), inner));

        assertThat(tree.pipeline("sub").nodes().keySet()).containsExactly("inner_S", "x", "inner_E");
        assertThat(tree.parentsOf("x")).containsExactly("p", "sub");
        assertThat(((Node.SubProcess) tree.node("sub")).params().get("${who}").value())
                .isEqualTo("${a}");
    }

    @Test
    void anExecutableEndEventIsKnownByItsClass() {
        var end = read(aLine("p", "a").with("E", "type", "CountingEndEvent"))
                .root()
                .end();

        assertThat(end.executable()).isTrue();
        assertThat(read(aLine("p", "a")).root().end().executable()).isFalse();
    }

    @Test
    void incomingAndOutgoingMayBeStringsOrLists() {
        var tree = aLine("p", "a").with("a", "incoming", "p_S-a").with("S", "outgoing", list("p_S-a"));

        assertThat(activity(tree, "a").incoming()).containsExactly("p_S-a");
        assertThat(read(tree).root().start().outgoing()).containsExactly("p_S-a");
    }

    @Test
    void whatOnlyFrontEndsReadIsIgnored() {
        var tree = aLine("p", "a")
                .with("location", list(object("id", "a", "x", 1L)))
                .with("constants", 5L)
                .with("canvas_mode", null)
                .with("a", "labels", list(1L))
                .with("a", "hooked", object());

        assertThat(read(tree).contains("a")).isTrue();
    }

    @Test
    void aTreeOfChoiceForkAndSubprocessIsReadAsAWhole() {
        var inner = aLine("inner", "work").activity("work", "echo", object("who", splice("${who}")));
        var tree = aLine("p", "EG", "quick", "CG1", "PG", "left", "CG2")
                .path("EG", "slow", "CG1")
                .path("PG", "right", "CG2")
                .condition("EG", "quick", "${amount} < 10")
                .otherwise("EG", "slow")
                .subprocess("right", object("${who}", splice("${mode}-${amount}")), inner)
                .variable("${amount}", plain(7L))
                .variable("${answer}", fedBy("right", "${answer}"))
                .publishes("${answer}");

        assertThat(read(tree).root().convergeOf()).containsExactly(entry("PG", "CG2"));
        assertThat(read(tree).root().outputs()).containsExactly("${answer}");
    }
}
