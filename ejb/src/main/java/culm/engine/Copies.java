package culm.engine;

import culm.port.CopyName;
import culm.tree.FlowTree;
import culm.tree.FreshIds;
import culm.tree.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies trees under fresh ids. A document that was copied lately is neither read nor stored again: a copy of it is made
 * from the one before.
 */
final class Copies {

    /** About as many as 400 trees of twenty nodes. */
    private static final int REMEMBERED_WORDS = 500_000;

    private final Ports ports;
    private final IdSource ids;
    private final TreeDesk desk;
    private final RecentlyUsed<Accepted, Original> originals = new RecentlyUsed<>(REMEMBERED_WORDS);

    private record Accepted(Wording wording, boolean cycleTolerate) {}

    /**
     * What is stored already.
     *
     * @param oldIds in the order of {@link FreshIds#under}
     * @param copy one that was made of it
     */
    private record Original(String name, List<String> oldIds, FlowTree copy) {}

    Copies(Ports ports, IdSource ids, TreeDesk desk) {
        this.ports = ports;
        this.ids = ids;
        this.desk = desk;
    }

    Prepared copy(Map<String, Object> document, boolean cycleTolerate) {
        var accepted = Wording.of(document).map(wording -> new Accepted(wording, cycleTolerate));
        return accepted.flatMap(originals::find)
                .map(this::again)
                .orElseGet(() -> first(document, cycleTolerate, accepted));
    }

    private Prepared again(Original original) {
        var tree = original.copy().under(ids.next());
        return new Prepared(
                new Reading(Optional.of(tree), List.of()),
                FreshIds.under(tree.id(), original.oldIds()),
                () -> ports.trees().copy(original.name(), tree),
                name -> {});
    }

    private Prepared first(Map<String, Object> document, boolean cycleTolerate, Optional<Accepted> accepted) {
        var fresh = FreshIds.under(ids.next(), document);
        var reading = desk.read(fresh.document(), cycleTolerate);
        return new Prepared(
                reading,
                fresh.ids(),
                () -> ports.transactions().call(() -> ports.trees()
                        .copy(
                                ports.trees().keepOriginal(document),
                                reading.tree().orElseThrow())),
                name -> accepted.ifPresent(as -> remember(as, name, fresh, reading)));
    }

    private void remember(Accepted accepted, String name, FreshIds fresh, Reading reading) {
        var original = CopyName.of(name).orElseThrow().original();
        var oldIds = List.copyOf(fresh.ids().keySet());
        originals.remember(
                accepted,
                new Original(original, oldIds, reading.tree().orElseThrow()),
                accepted.wording().size());
    }
}
