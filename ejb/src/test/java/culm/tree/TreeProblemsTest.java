package culm.tree;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.lazy;
import static culm.tree.Trees.list;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.set;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a tree, and where. */
class TreeProblemsTest {

    private static List<Problem> problems(Object document) {
        return problems(document, ReadOptions.DEFAULT);
    }

    private static List<Problem> problems(Object document, ReadOptions options) {
        var reading = new TreeReader(new KnownNames(), options).read(document);
        assertThat(reading.tree().isEmpty()).isEqualTo(!reading.valid());
        return reading.problems();
    }

    private static List<String> found(Object document) {
        return problems(document).stream()
                .map(problem -> "%s %s %s".formatted(problem.code(), problem.nodeId(), problem.pointer()))
                .toList();
    }

    /** A flow with one of everything: activities, a choice, a fork, a subprocess, variables. */
    static Trees aRichFlow() {
        return aLine("p", "a", "EG", "b", "CG1", "PG", "c", "CG2")
                .path("EG", "CG1")
                .path("PG", "sub", "CG2")
                .activity("a", "echo", object("x", splice("${v}"), "y", lazy("upper", "u")))
                .subprocess("sub", object("${q}", plain(1L)), aLine("i", "d").variable("${q}", plain(0L)))
                .variable("${v}", plain("w"))
                .variable("${o}", fedBy("a", "x"))
                .publishes("${o}");
    }

    private static Arguments wrong(String pointer, Object value, String... problems) {
        return Arguments.of(pointer, value, List.of(problems));
    }

    static Stream<Arguments> mistakesOfFlowsAndEvents() {
        return Stream.of(
                wrong("/id", null, "MISSING_FIELD null /id"),
                wrong("/id", "a b", "BAD_ID null /id"),
                wrong("/id", "x".repeat(65), "BAD_ID null /id"),
                wrong("/id", 5L, "WRONG_TYPE null /id"),
                wrong("/id", "c", "DUPLICATE_ID c /activities/c"),
                wrong("/data", null, "MISSING_FIELD null /data"),
                wrong("/flows", list(), "WRONG_TYPE null /flows", "UNKNOWN_FLOW"),
                wrong("/start_event", null, "MISSING_FIELD null /start_event", "UNKNOWN_NODE null /flows/p_S-a/source"),
                wrong("/start_event/type", "EmptyEndEvent", "UNKNOWN_NODE_TYPE p_S /start_event/type"),
                wrong("/start_event/incoming", "p_S-a", "BAD_IN_DEGREE p_S /start_event/incoming"),
                wrong("/end_event/type", "NoSuchEnd", "UNKNOWN_NODE_TYPE p_E /end_event/type"),
                wrong("/end_event/outgoing", "p_S-a", "BAD_OUT_DEGREE p_E /end_event/outgoing"));
    }

    static Stream<Arguments> mistakesOfActivities() {
        return Stream.of(
                wrong("/activities/a/id", "z", "ID_MISMATCH a /activities/a/id"),
                wrong("/activities/a/type", "Robot", "UNKNOWN_NODE_TYPE a /activities/a/type"),
                wrong("/activities/a/type", null, "MISSING_FIELD a /activities/a/type"),
                wrong("/activities/a", "a", "WRONG_TYPE null /activities/a"),
                wrong("/activities/a/name", 5L, "WRONG_TYPE a /activities/a/name"),
                wrong("/activities/a/skippable", "no", "WRONG_TYPE a /activities/a/skippable"),
                wrong("/activities/a/timeout", -1L, "BAD_VALUE a /activities/a/timeout"),
                wrong("/activities/a/timeout", 1.5, "BAD_VALUE a /activities/a/timeout"),
                wrong("/activities/a/timeout", "5", "WRONG_TYPE a /activities/a/timeout"),
                wrong("/activities/a/component", null, "MISSING_FIELD a /activities/a/component"),
                wrong("/activities/a/component/code", null, "MISSING_FIELD a /activities/a/component/code"),
                wrong("/activities/a/component/code", "unknown", "UNKNOWN_COMPONENT a /activities/a/component/code"),
                wrong(
                        "/activities/a/component/version",
                        "v9",
                        "UNKNOWN_COMPONENT_VERSION a /activities/a/component/version"),
                wrong(
                        "/activities/a/component/inputs/x/type",
                        "text",
                        "UNKNOWN_VARIABLE_TYPE a /activities/a/component/inputs/x/type"),
                wrong(
                        "/activities/a/component/inputs/y/custom_type",
                        "lower",
                        "UNKNOWN_LAZY_VARIABLE a /activities/a/component/inputs/y/custom_type"),
                wrong("/activities/a/component/inputs/a~1b", 1L, "WRONG_TYPE a /activities/a/component/inputs/a~1b"));
    }

    static Stream<Arguments> mistakesOfLoopsAndSubprocesses() {
        return Stream.of(
                wrong(
                        "/activities/a/loop_config",
                        object("enable", true),
                        "MISSING_FIELD a /activities/a/loop_config/loop_times"),
                wrong(
                        "/activities/a/loop_config",
                        object("enable", true, "loop_times", 0L),
                        "BAD_VALUE a /activities/a/loop_config/loop_times"),
                wrong(
                        "/activities/a/incoming",
                        list(),
                        "BAD_IN_DEGREE a /activities/a/incoming",
                        "UNLISTED_FLOW a /flows/p_S-a/target"),
                wrong("/activities/a/incoming", list("p_S-a", 7L), "WRONG_TYPE a /activities/a/incoming/1"),
                wrong("/activities/a/incoming", list("p_S-a", "gone"), "UNKNOWN_FLOW a /activities/a/incoming"),
                wrong(
                        "/activities/a/outgoing",
                        list("a-EG", "EG-b"),
                        "UNKNOWN_FLOW a /activities/a/outgoing",
                        "BAD_OUT_DEGREE a /activities/a/outgoing"),
                wrong("/activities/sub/pipeline", null, "MISSING_FIELD sub /activities/sub/pipeline"),
                wrong("/activities/sub/pipeline/id", "other", "ID_MISMATCH sub /activities/sub/pipeline/id"),
                wrong(
                        "/activities/sub/pipeline/activities/d/component/code",
                        "unknown",
                        "UNKNOWN_COMPONENT d /activities/sub/pipeline/activities/d/component/code"),
                wrong(
                        "/activities/sub/params/${q}/type",
                        "x",
                        "UNKNOWN_VARIABLE_TYPE sub /activities/sub/params/${q}/type"));
    }

    static Stream<Arguments> mistakesOfGateways() {
        return Stream.of(
                wrong("/gateways/PG/type", "OrGateway", "UNKNOWN_NODE_TYPE PG /gateways/PG/type"),
                wrong("/gateways/EG/conditions", null, "MISSING_FIELD EG /gateways/EG/conditions"),
                wrong(
                        "/gateways/EG/conditions/gone",
                        object("evaluate", "1 == 1"),
                        "UNKNOWN_FLOW EG /gateways/EG/conditions/gone"),
                wrong(
                        "/gateways/EG/conditions/EG-b/evaluate",
                        "1 ==",
                        "BAD_CONDITION EG /gateways/EG/conditions/EG-b/evaluate"),
                wrong(
                        "/gateways/EG/conditions/EG-b/evaluate",
                        true,
                        "WRONG_TYPE EG /gateways/EG/conditions/EG-b/evaluate"),
                wrong(
                        "/gateways/EG/default_condition",
                        object("flow_id", "a-EG"),
                        "UNKNOWN_FLOW EG /gateways/EG/default_condition/flow_id"),
                wrong(
                        "/gateways/EG/extra_info",
                        object("parse_lang", "FEEL"),
                        "UNKNOWN_LANGUAGE EG /gateways/EG/extra_info/parse_lang"),
                wrong(
                        "/gateways/EG/extra_info",
                        object("strategy", "ALL"),
                        "BAD_VALUE EG /gateways/EG/extra_info/strategy"));
    }

    static Stream<Arguments> mistakesOfEdgesAndData() {
        return Stream.of(
                wrong("/flows/a-EG/id", "z", "ID_MISMATCH null /flows/a-EG/id"),
                wrong(
                        "/flows/a-EG/source",
                        "gone",
                        "UNKNOWN_NODE null /flows/a-EG/source",
                        "UNKNOWN_FLOW a /activities/a/outgoing"),
                wrong("/flows/a-EG/target", null, "MISSING_FIELD null /flows/a-EG/target"),
                wrong("/flows/a-EG/is_default", "yes", "WRONG_TYPE null /flows/a-EG/is_default"),
                wrong("/data/inputs/${v}/type", null, "MISSING_FIELD null /data/inputs/${v}/type"),
                wrong("/data/inputs/${o}/source_key", null, "MISSING_FIELD null /data/inputs/${o}/source_key"),
                wrong("/data/inputs/${o}/source_act", list(5L), "WRONG_TYPE null /data/inputs/${o}/source_act/0"),
                wrong("/data/outputs", list(1L), "WRONG_TYPE null /data/outputs/0"),
                wrong("/data/pre_render_keys", 1L, "WRONG_TYPE null /data/pre_render_keys"));
    }

    @ParameterizedTest
    @MethodSource({
        "mistakesOfFlowsAndEvents",
        "mistakesOfActivities",
        "mistakesOfLoopsAndSubprocesses",
        "mistakesOfGateways",
        "mistakesOfEdgesAndData"
    })
    void aMistakeIsSaidWithItsPlace(String pointer, Object value, List<String> expected) {
        var document = aRichFlow().document();
        set(document, pointer, value);

        assertThat(found(document)).hasSizeGreaterThanOrEqualTo(expected.size());
        assertThat(expected).allSatisfy(one -> assertThat(found(document)).anyMatch(said -> said.startsWith(one)));
        if (expected.size() == 1) {
            assertThat(found(document)).hasSize(1);
        }
    }

    @Test
    void aRichFlowIsValid() {
        assertThat(found(aRichFlow().document())).isEmpty();
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        var document = aRichFlow().document();
        set(document, "/activities/a/component/code", "unknown");
        set(document, "/activities/b/timeout", "soon");
        set(document, "/gateways/EG/extra_info", object("parse_lang", "FEEL"));
        set(document, "/activities/sub/pipeline/activities/d/component/version", "v9");
        set(document, "/activities/sub/pipeline/end_event/type", "NoSuchEnd");
        set(document, "/data/inputs/${v}/type", "text");

        assertThat(found(document))
                .containsExactly(
                        "UNKNOWN_COMPONENT a /activities/a/component/code",
                        "WRONG_TYPE b /activities/b/timeout",
                        "UNKNOWN_COMPONENT_VERSION d /activities/sub/pipeline/activities/d/component/version",
                        "UNKNOWN_NODE_TYPE i_E /activities/sub/pipeline/end_event/type",
                        "UNKNOWN_LANGUAGE EG /gateways/EG/extra_info/parse_lang",
                        "UNKNOWN_VARIABLE_TYPE null /data/inputs/${v}/type");
    }

    @Test
    void aWrongGraphIsReportedBesideOtherProblems() {
        var document = aLine("p", "PG", "x", "CG").path("PG", "y", "E").document();
        set(document, "/activities/x/component/code", "unknown");

        assertThat(found(document))
                .containsExactly("UNKNOWN_COMPONENT x /activities/x/component/code", "NO_CONVERGE PG /gateways/PG");
    }

    @Test
    void aNodeIdMustBeUniqueOverTheWholeTree() {
        var document = aLine("p", "a", "sub")
                .subprocess("sub", object(), aLine("i", "a"))
                .document();

        assertThat(found(document)).containsExactly("DUPLICATE_ID a /activities/sub/pipeline/activities/a");
    }

    @Test
    void aNodeMustNotHaveTheIdOfTheRoot() {
        assertThat(found(aLine("p", "p").document())).containsExactly("DUPLICATE_ID p /activities/p");
    }

    @Test
    void idsMayHaveAnyFormUpTo64Characters() {
        assertThat(found(aLine("P-1_x", "x".repeat(64), "9").document())).isEmpty();
        assertThat(found(aLine("p", "x".repeat(65)).document()))
                .containsExactly("BAD_ID %s /activities/%s".formatted("x".repeat(65), "x".repeat(65)));
        assertThat(found(aLine("p", "a/b~c").document())).contains("BAD_ID a/b~c /activities/a~1b~0c");
    }

    @Test
    void anIsolatedActivityIsRefused() {
        var tree = aLine("p", "a").activity("lost", "noop", object());

        assertThat(found(tree.document()))
                .containsExactly(
                        "BAD_IN_DEGREE lost /activities/lost/incoming",
                        "BAD_OUT_DEGREE lost /activities/lost/outgoing");
    }

    @Test
    void aStartMustNotLeadStraightToTheEnd() {
        assertThat(found(aFlow("p").path("S", "E").document())).containsExactly("BAD_CONNECTION p_S /flows/p_S-p_E");
    }

    @Test
    void nothingMayLeadToTheStart() {
        var tree = aLine("p", "EG", "a").path("EG", "S");

        assertThat(found(tree.document()))
                .containsExactly("BAD_IN_DEGREE p_S /start_event/incoming", "BAD_CONNECTION EG /flows/EG-p_S");
    }

    @Test
    void moreThanAThousandBranchesAreTooMany() {
        var tree = aLine("p", "PG", "CG");
        for (int i = 1; i <= 1000; i++) {
            tree.path("PG", "x" + i, "CG");
        }

        assertThat(found(tree.document()))
                .containsExactly("BAD_OUT_DEGREE PG /gateways/PG/outgoing", "BAD_IN_DEGREE CG /gateways/CG/incoming");
    }

    @Test
    void subprocessesAreNestedOnlySoDeep() {
        var tree = aLine("f0", "leaf");
        for (int depth = 1; depth <= 200; depth++) {
            tree = aLine("f" + depth, "sub" + depth).subprocess("sub" + depth, object(), tree);
        }

        assertThat(problems(tree.document())).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TOO_DEEP);
            assertThat(problem.nodeId()).isEqualTo("sub150");
            assertThat(problem.message()).contains("50");
        });
    }

    @Test
    void subprocessesMayBeNestedToTheLimit() {
        var tree = aLine("f0", "leaf");
        for (int depth = 1; depth <= 50; depth++) {
            tree = aLine("f" + depth, "sub" + depth).subprocess("sub" + depth, object(), tree);
        }

        assertThat(problems(tree.document())).isEmpty();
    }

    @Test
    void aTreeHasOnlySoManyNodesSubprocessesIncluded() {
        var tree = aLine("p", "a", "sub")
                .subprocess("sub", object(), aLine("i", "b"))
                .document();

        assertThat(problems(tree, ReadOptions.DEFAULT.withMaxNodes(7))).isEmpty();
        assertThat(problems(tree, ReadOptions.DEFAULT.withMaxNodes(6)))
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.TOO_MANY_NODES);
    }

    @Test
    void aValueIsNestedOnlySoDeep() {
        Object value = "x";
        for (int i = 0; i < 100_000; i++) {
            value = list(value);
        }

        assertThat(found(aLine("p", "a").variable("${x}", plain(value)).document()))
                .containsExactly("VALUE_TOO_DEEP null /data/inputs/${x}/value");
    }

    @Test
    void aDocumentThatIsNoObjectIsOneProblem() {
        for (var document : new Object[] {null, "tree", 5L, list(), true}) {
            assertThat(found(document)).containsExactly("WRONG_TYPE null ");
        }
    }

    @Test
    void keysThatAreNoStringsAreAProblem() {
        Map<Object, Object> odd = new HashMap<>();
        odd.put(5, "x");
        var document = aLine("p", "a").with("data", odd).document();

        assertThat(found(document)).containsExactly("WRONG_TYPE null /data");
    }

    @Test
    void anEmptyObjectTellsAllThatIsMissing() {
        assertThat(found(object()))
                .containsExactlyInAnyOrder(
                        "MISSING_FIELD null /id",
                        "MISSING_FIELD null /start_event",
                        "MISSING_FIELD null /end_event",
                        "MISSING_FIELD null /activities",
                        "MISSING_FIELD null /gateways",
                        "MISSING_FIELD null /flows",
                        "MISSING_FIELD null /data");
    }

    @Test
    void messagesDoNotRepeatLongTexts() {
        var document = aRichFlow().document();
        set(document, "/activities/a/component/version", "9".repeat(100_000));

        assertThat(problems(document))
                .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(300));
    }

    @Test
    void theListOfProblemsKeepsEveryUnknownComponent() {
        var names = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            names.add("n" + i);
        }
        var tree = aLine("p", names.toArray(String[]::new));
        names.forEach(name -> tree.activity(name, "unknown", object()));

        assertThat(problems(tree.document())).hasSize(300);
    }
}
