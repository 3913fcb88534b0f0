package culm.tree;

import static culm.tree.Trees.list;
import static culm.tree.Trees.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid documents with something random done to them, again and again. */
class HostileTreesTest {

    private static final int DOCUMENTS = 500;

    private final TreeReader reader = new TreeReader(new KnownNames(), ReadOptions.DEFAULT);

    private static Map<String, Object> mutated(Random random) {
        var document = TreeProblemsTest.aRichFlow().document();
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutate(document, random);
        }
        return document;
    }

    @SuppressWarnings("unchecked")
    private static void mutate(Map<String, Object> document, Random random) {
        var places = new ArrayList<Object>(List.of(document));
        for (int i = 0; i < places.size(); i++) {
            var members = places.get(i) instanceof Map<?, ?> map ? map.values() : (List<?>) places.get(i);
            members.stream()
                    .filter(member -> member instanceof Map || member instanceof List)
                    .forEach(places::add);
        }
        var place = places.get(random.nextInt(places.size()));
        if (place instanceof Map<?, ?> map && !map.isEmpty()) {
            var keys = List.copyOf(map.keySet());
            var key = (String) keys.get(random.nextInt(keys.size()));
            change((Map<String, Object>) map, key, keys, random);
        } else if (place instanceof List<?> list) {
            ((List<Object>) list).add(anything(random));
        }
    }

    private static void change(Map<String, Object> map, String key, List<?> keys, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> map.remove(key);
            case 1 -> map.put(key, anything(random));
            case 2 -> map.put(key, map.get((String) keys.get(random.nextInt(keys.size()))));
            default -> map.put("new" + random.nextInt(), map.remove(key));
        }
    }

    private static Object anything(Random random) {
        var things = list(
                null,
                "",
                "a",
                "EG",
                "p_S-a",
                "${v}",
                0L,
                -1L,
                1e300,
                true,
                list(),
                list("a", null, 5L),
                object(),
                object("id", "a", "type", "ServiceActivity"),
                "é/~",
                "x".repeat(1000));
        return things.get(random.nextInt(things.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsSentIsReadOrRefused(long seed) {
        var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            var document = mutated(random);

            var reading = reader.read(document);

            assertThat(reading.tree().isPresent()).isEqualTo(reading.valid());
            assertThatCode(() -> FreshIds.of(document, () -> "n" + random.nextLong()))
                    .doesNotThrowAnyException();
            refused += reading.valid() ? 0 : 1;
        }

        assertThat(refused).isBetween(DOCUMENTS / 4, DOCUMENTS - 1);
    }

    @Test
    void mutationsOfOneSeedAreTheSameEachTime() {
        assertThat(mutated(new Random(7))).isEqualTo(mutated(new Random(7)));
    }
}
