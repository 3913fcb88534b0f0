package shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for a system that takes its time. */
@ApplicationScoped
public class Warehouse {

    private final Map<String, String> shelves = new ConcurrentHashMap<>();

    /** The same key is the same reservation. */
    public String ask(String key, String article, int amount) {
        shelves.putIfAbsent(key, "%s-%d".formatted(article, amount));
        return key;
    }

    public Optional<String> shelf(String number) {
        return Optional.ofNullable(shelves.get(number));
    }
}
