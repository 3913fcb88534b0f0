import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of a flight recording went: {@code java HotMethods.java FILE [THREAD]}, with THREAD a part of the names of
 * the threads that count. Shares of the samples: by the method on top, and by each method that was on the stack.
 */
public class HotMethods {

    private static final int SHOWN = 60;

    private final Map<String, Integer> top = new HashMap<>();
    private final Map<String, Integer> below = new HashMap<>();
    private final Map<String, Integer> threads = new HashMap<>();
    private int samples;

    public static void main(String[] arguments) throws IOException {
        var hot = new HotMethods();
        hot.read(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "");
        System.out.println(hot.samples + " samples");
        hot.show("threads", hot.threads);
        hot.show("on top", hot.top);
        hot.show("on the stack", hot.below);
    }

    private void read(Path file, String thread) throws IOException {
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    var name = event.getThread("sampledThread").getJavaName();
                    if (String.valueOf(name).contains(thread)) {
                        count(String.valueOf(name), event.getStackTrace().getFrames());
                    }
                }
            }
        }
    }

    private void count(String thread, List<RecordedFrame> frames) {
        samples++;
        threads.merge(thread.replaceAll("\\d+", "N"), 1, Integer::sum);
        top.merge(name(frames.get(0)), 1, Integer::sum);
        new HashSet<>(frames.stream().map(HotMethods::name).toList()).forEach(name -> below.merge(name, 1, Integer::sum));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private void show(String title, Map<String, Integer> counts) {
        System.out.println(title);
        System.out.println(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .map(entry -> "%5.1f %%  %s".formatted(100.0 * entry.getValue() / samples, entry.getKey()))
                .collect(Collectors.joining("\n")));
    }
}
