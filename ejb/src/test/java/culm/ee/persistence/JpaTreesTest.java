package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.memory.ManualClock;
import culm.port.Given;
import culm.port.Trees;
import culm.tree.FlowTree;
import culm.tree.FreshIds;
import culm.tree.KnownNames;
import culm.tree.ReadOptions;
import culm.tree.TreeReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JpaTreesTest {

    private final TestDatabase database = TestDatabase.shared();
    private final TreeReader reader = new TreeReader(new KnownNames(), ReadOptions.DEFAULT);

    @BeforeEach
    void empty() {
        database.empty();
    }

    private Trees trees(int remembered) {
        return new JpaTrees(database.entities(), reader, remembered, new ManualClock(Given.NOW));
    }

    private static Map<String, Object> line(String id) {
        return culm.tree.Trees.aLine(id, id + "_a", id + "_b").document();
    }

    private FlowTree tree(Map<String, Object> document) {
        return reader.read(document).tree().orElseThrow();
    }

    private String keep(Trees trees, Map<String, Object> document) {
        return database.stores().transactions().call(() -> trees.keep(document, tree(document)));
    }

    @Test
    void givesBackTheDocumentInItsOrder() {
        var hash = keep(trees(100), line("p"));

        var stored = trees(100).document(hash);

        assertThat(stored).isEqualTo(line("p"));
        assertThat(stored.keySet()).containsExactlyElementsOf(line("p").keySet());
    }

    @Test
    void readsTheTreeOnAServerThatDidNotStartTheRun() {
        var hash = keep(trees(100), line("p"));

        assertThat(trees(100).get(hash).nodeIds()).isEqualTo(tree(line("p")).nodeIds());
    }

    @Test
    void keepsEqualContentOnce() {
        var first = keep(trees(100), line("p"));

        assertThat(keep(trees(100), line("p"))).isEqualTo(first).matches("[0-9a-f]{64}");
        assertThat(keep(trees(100), line("q"))).isNotEqualTo(first);
    }

    @Test
    void theOrderOfKeysIsContent() {
        var reversed = new LinkedHashMap<String, Object>();
        var keys = new ArrayList<>(line("p").keySet());
        Collections.reverse(keys);
        keys.forEach(key -> reversed.put(key, line("p").get(key)));

        assertThat(keep(trees(100), reversed)).isNotEqualTo(keep(trees(100), line("p")));
    }

    @Test
    void readsATreeOnceWhileItIsRemembered() {
        var trees = trees(100);
        var hash = keep(trees(100), line("p"));

        assertThat(trees.get(hash)).isSameAs(trees.get(hash));
    }

    @Test
    void remembersNoMoreNodesThanItMay() {
        var hashes = IntStream.range(0, 5)
                .mapToObj(i -> keep(trees(100), line("p" + i)))
                .toList();
        var trees = trees(8); // each has four nodes
        var oldest = trees.get(hashes.get(0));
        var used = trees.get(hashes.get(1));
        assertThat(trees.get(hashes.get(0))).isSameAs(oldest);

        trees.get(hashes.get(2));

        assertThat(trees.get(hashes.get(0))).isSameAs(oldest);
        assertThat(trees.get(hashes.get(1))).isNotSameAs(used);
    }

    @Test
    void remembersTheNewestHoweverLargeItIs() {
        var trees = trees(1);
        var hash = keep(trees(100), line("p"));

        assertThat(trees.get(hash)).isSameAs(trees.get(hash));
    }

    @Test
    void remembersTheCopyWhereThereIsNoRoomForTheOriginalBesideIt() {
        var original = database.stores().transactions().call(() -> trees(100).keepOriginal(line("p")));
        var copied = tree(FreshIds.under("a".repeat(32), line("p")).document());
        var trees = trees(copied.size() + 1);

        var name = trees.copy(original, copied);

        assertThat(trees.get(name)).isSameAs(copied);
        assertThat(trees.get(name)).isSameAs(copied);
    }

    @Test
    void doesNotRememberTheCopyOfARunThatHasEnded() {
        var trees = trees(100);
        var original = database.stores().transactions().call(() -> trees.keepOriginal(line("p")));
        var key = "a".repeat(32);
        var name = trees.copy(original, tree(FreshIds.under(key, line("p")).document()));
        var running = trees.get(name);

        trees.ended(name);

        assertThat(trees.get(name)).isNotSameAs(running);
        assertThat(trees.get(name).nodeIds()).isEqualTo(running.nodeIds());
    }

    @Test
    void remembersATreeThatOtherRunsFollow() {
        var trees = trees(100);
        var hash = keep(trees, line("p"));
        var running = trees.get(hash);

        trees.ended(hash);

        assertThat(trees.get(hash)).isSameAs(running);
    }

    @Test
    void namesAHashThatIsNotStored() {
        assertThatThrownBy(() -> trees(100).get("none"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none");
    }

    @Test
    void keepsTheOriginalOfCopiesOnce() {
        var name = database.stores().transactions().call(() -> trees(100).keepOriginal(line("p")));
        database.stores().transactions().run(() -> trees(100).keepOriginal(line("p")));

        var names = List.of("a".repeat(32), "b".repeat(32)).stream()
                .map(key -> trees(100)
                        .copy(name, tree(FreshIds.under(key, line("p")).document())))
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(one -> one.length() <= 64);
        var elsewhere = trees(100);
        for (var one : names) {
            var key = one.substring(0, 32);
            assertThat(elsewhere.get(one).nodeIds())
                    .isEqualTo(tree(FreshIds.under(key, line("p")).document()).nodeIds());
            assertThat(elsewhere.get(one)).isSameAs(elsewhere.get(one));
            assertThat(elsewhere.document(one))
                    .isEqualTo(FreshIds.under(key, line("p")).document());
        }
    }
}
