package culm.tree;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.list;
import static culm.tree.Trees.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FreshIdsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private int made;
    private final Supplier<String> ids = () -> "fresh" + ++made;

    private static FlowTree read(Map<String, Object> document) {
        var reading = new TreeReader(new KnownNames(), ReadOptions.DEFAULT).read(document);
        assertThat(reading.problems()).isEmpty();
        return reading.tree().orElseThrow();
    }

    private static Object at(Object document, String... path) {
        var place = document;
        for (var step : path) {
            place = ((Map<?, ?>) place).get(step);
        }
        return place;
    }

    @Test
    void aTreeWithFreshIdsIsValidAndSharesNoIdWithTheOld() {
        var old = TreeProblemsTest.aRichFlow().document();

        var fresh = FreshIds.of(old, ids);

        var before = read(old);
        var after = read(fresh.document());
        assertThat(after.nodeIds()).hasSameSizeAs(before.nodeIds()).doesNotContainAnyElementsOf(before.nodeIds());
        assertThat(after.root().flows().keySet())
                .doesNotContainAnyElementsOf(before.root().flows().keySet());
        assertThat(after.id()).isEqualTo(fresh.ids().get("p"));
    }

    @Test
    void everyReferenceFollows() {
        var sources =
                list(object("source_act", "a", "source_key", "o"), object("source_act", "sub", "source_key", "k"));
        var tree = aLine("p", "a", "EG", "sub")
                .path("EG", "E")
                .otherwise("EG", "sub")
                .with("EG", "converge_gateway_id", "a")
                .subprocess("sub", object(), aLine("i", "b"))
                .variable("${one}", Trees.fedBy("a", "o"))
                .variable("${many}", object("type", "plain", "value", "a", "source_act", sources));

        var fresh = FreshIds.of(tree.document(), ids);
        var copy = fresh.document();
        var id = fresh.ids();

        assertThat(at(copy, "gateways", id.get("EG"), "conditions", id.get("EG-sub")))
                .isNotNull();
        assertThat(at(copy, "gateways", id.get("EG"), "default_condition", "flow_id"))
                .isEqualTo(id.get("EG-sub"));
        assertThat(at(copy, "gateways", id.get("EG"), "converge_gateway_id")).isEqualTo(id.get("a"));
        assertThat(at(copy, "activities", id.get("sub"), "pipeline", "id")).isEqualTo(id.get("sub"));
        assertThat(at(copy, "data", "inputs", "${one}", "source_act")).isEqualTo(id.get("a"));
        assertThat(at(copy, "data", "inputs", "${many}", "source_act"))
                .isEqualTo(list(
                        object("source_act", id.get("a"), "source_key", "o"),
                        object("source_act", id.get("sub"), "source_key", "k")));
        assertThat(read(copy).contains(id.get("b"))).isTrue();
    }

    /** Copies are stored as their key: the number of an id is for ever. */
    @Test
    void numbersOfACopyFollowTheDocument() {
        var tree = aLine("p", "a", "EG", "sub")
                .path("EG", "E")
                .otherwise("EG", "sub")
                .subprocess("sub", object(), aLine("i", "b"));

        var fresh = FreshIds.under(KEY, tree.document());

        assertThat(fresh.ids())
                .containsEntry("p", KEY)
                .isEqualTo(FreshIds.under(KEY, List.copyOf(fresh.ids().keySet())));
        assertThat(fresh.ids().keySet())
                .containsExactly(
                        "p", "p_S", "p_E", "a", "sub", "EG", "p_S-a", "a-EG", "EG-sub", "sub-p_E", "EG-p_E", "i_S",
                        "i_E", "b", "i_S-b", "b-i_E");
        assertThat(fresh.ids()).containsEntry("b", KEY + "-13");
    }

    @Test
    void aCopyOfACopyIsAsIfItWereRead() {
        var document = TreeProblemsTest.aRichFlow().document();
        var other = "f".repeat(32);

        var copied = read(FreshIds.under(KEY, document).document()).under(other);

        var readAnew = read(FreshIds.under(other, document).document());
        assertThat(copied.root()).usingRecursiveComparison().isEqualTo(readAnew.root());
        assertThat(copied).usingRecursiveComparison().isEqualTo(readAnew);
    }

    @Test
    void onlyIdsBelowTheRootOfACopyNameItsKey() {
        assertThat(FreshIds.keyOf(KEY + "-7")).contains(KEY);
        assertThat(FreshIds.keyOf(KEY)).isEmpty();
        assertThat(FreshIds.keyOf("node-7")).isEmpty();
    }

    @Test
    void valuesThatOnlyLookLikeIdsStay() {
        var tree = aLine("p", "a")
                .activity("a", "echo", object("x", Trees.plain("a")))
                .variable("${a}", Trees.plain("a"));

        var fresh = FreshIds.of(tree.document(), ids);

        var activity = fresh.ids().get("a");
        assertThat(at(fresh.document(), "activities", activity, "component", "inputs", "x", "value"))
                .isEqualTo("a");
        assertThat(at(fresh.document(), "data", "inputs", "${a}", "value")).isEqualTo("a");
    }

    @Test
    void locationsOfFrontEndsFollow() {
        var tree = aLine("p", "a")
                .with("location", list(object("id", "a", "x", 10L)))
                .with("line", list(object("source", object("id", "p_S", "arrow", "Right"), "id", "p_S-a")));

        var fresh = FreshIds.of(tree.document(), ids);

        assertThat(fresh.document().get("location"))
                .isEqualTo(list(object("id", fresh.ids().get("a"), "x", 10L)));
        assertThat(fresh.document().get("line"))
                .isEqualTo(list(object(
                        "source",
                        object("id", fresh.ids().get("p_S"), "arrow", "Right"),
                        "id",
                        fresh.ids().get("p_S-a"))));
    }

    @Test
    void theOldDocumentStaysAsItWas() {
        var old = TreeProblemsTest.aRichFlow().document();

        FreshIds.of(old, ids);

        assertThat(old).isEqualTo(TreeProblemsTest.aRichFlow().document());
    }

    @Test
    void whatIsNoTreeIsCopiedAsItIs() {
        var odd = object("id", 5L, "activities", list("x"), "gateways", null, "flows", "f", "data", true, "line", 7L);

        assertThat(FreshIds.of(odd, ids).document()).isEqualTo(odd);
        assertThat(FreshIds.of(odd, ids).ids()).isEmpty();
    }

    @Test
    void deepNestingIsNoDanger() {
        var tree = aLine("f0", "leaf");
        for (int depth = 1; depth <= 5_000; depth++) {
            tree = aLine("f" + depth, "sub" + depth).subprocess("sub" + depth, object(), tree);
        }

        // the root, its subprocesses, their events and flows, and the innermost activity
        assertThat(FreshIds.of(tree.document(), ids).ids()).hasSize(1 + 5_000 + 5_001 * 4 + 1);
    }
}
