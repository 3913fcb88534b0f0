package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who watches is told all that it may see, in order, once. */
@ExtendWith(ServerExtension.class)
class EventsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** How long a client is away, in seconds; {@code -Dculm.events.away=30} is the full form. */
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("culm.events.away", 3));

    private static final String EVENTS = "api/v1/events";

    /** Starts runs under ids of their own, and gives these. */
    private static List<String> run(RestDoor door, int runs) {
        var tasks = new RestTaskService(door);
        return IntStream.range(0, runs)
                .mapToObj(i -> tasks.runPipeline(
                        Documents.line("watched", 2), RunOptions.defaults().withFreshIds(true)))
                .map(answer -> (String) answer.extra().get("pipeline_id"))
                .toList();
    }

    private static List<Map<String, Object>> items(RestDoor.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return RestViews.list(answer.object().get("items"));
    }

    private static List<String> ids(List<Map<String, Object>> events) {
        return events.stream().map(event -> (String) event.get("id")).toList();
    }

    private static String now(RestDoor door) {
        return (String) door.get(EVENTS).object().get("next");
    }

    /** All that there is after an event, page by page. */
    private static List<Map<String, Object>> all(RestDoor door, String after) {
        var all = new ArrayList<Map<String, Object>>();
        var next = after;
        while (true) {
            var page = door.get(EVENTS + "?limit=7&after=" + next);
            var items = items(page);
            all.addAll(items);
            next = (String) page.object().get("next");
            if (items.isEmpty()) {
                return all;
            }
        }
    }

    private static boolean hasFinished(Stream<String> finished, List<String> runs) {
        return finished.toList().containsAll(runs);
    }

    private static Stream<String> finished(EventStream stream) {
        return stream.told().stream()
                .filter(told -> told.type().equals("pipeline.finished"))
                .map(told -> (String) told.data().get("pipeline_id"));
    }

    @Test
    void aClientThatDropsAndComesBackMissesNothingAndSeesNothingTwice(CulmUnderTest culm) {
        var door = culm.rest();
        var begin = now(door);
        var told = new ArrayList<EventStream.Told>();
        var last = begin;
        try (var stream = new EventStream(door, EVENTS, begin)) {
            var runs = run(door, 3);
            Waiting.until(() -> hasFinished(finished(stream), runs), SOON);
            told.addAll(stream.told());
            last = told.get(told.size() - 1).id();
        }
        run(door, 10);
        Waiting.pause(AWAY);
        var away = run(door, 10);
        var tasks = new RestTaskService(door);
        away.forEach(run -> Waiting.until(tasks, run, "FINISHED", SOON));

        try (var stream = new EventStream(door, EVENTS, last)) {
            var more = run(door, 3);
            Waiting.until(() -> hasFinished(finished(stream), more), SOON);
            told.addAll(stream.told());
        }

        assertThat(told).extracting(EventStream.Told::type).doesNotContain("gap");
        var listed = ids(all(door, begin));
        var seen = told.stream().map(EventStream.Told::id).toList();
        assertThat(seen).isEqualTo(listed.subList(0, seen.size()));
        assertThat(told)
                .filteredOn(one -> away.contains(one.data().get("pipeline_id")))
                .hasSize(20);
    }

    @Test
    void anEventIsThereWithinTwoSeconds(CulmUnderTest culm) {
        var door = culm.rest();
        try (var stream = new EventStream(door, EVENTS + "?type=pipeline.finished", now(door))) {
            var runs = run(door, 1);

            Waiting.until(() -> hasFinished(finished(stream), runs), SOON);

            var event = stream.told().get(stream.told().size() - 1).data();
            assertThat(Duration.between(Instant.parse((String) event.get("at")), Instant.now()))
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(stream.told()).extracting(EventStream.Told::type).containsOnly("pipeline.finished");
        }
    }

    @Test
    void anAnswerWaitsUntilThereIsSomethingToTell(CulmUnderTest culm) {
        var door = culm.rest();
        var waiting = CompletableFuture.supplyAsync(
                () -> door.get(EVENTS + "?wait=30&type=pipeline.revoked&after=" + now(door)));
        var tree = Documents.line("revoked", 1);
        Documents.setComponent(tree, "revokedn0", "callback", Map.of("x", "q"));
        var tasks = new RestTaskService(door);
        var ids = tasks.runPipeline(tree, RunOptions.defaults().withFreshIds(true))
                .extra();
        Waiting.pause(Duration.ofSeconds(1));
        assertThat(waiting).isNotDone();

        tasks.revokePipeline((String) ids.get("pipeline_id"));

        var answer = waiting.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(items(answer)).singleElement().satisfies(event -> {
            assertThat(event.get("pipeline_id")).isEqualTo(ids.get("pipeline_id"));
            assertThat(event.get("type")).isEqualTo("pipeline.revoked");
            assertThat(event.get("actor")).isEqualTo("admin");
        });
        assertThat(items(door.get(EVENTS + "?after=" + answer.object().get("next"))))
                .isEmpty();
    }

    @Test
    void itWaitsNoLongerThanItIsToldTo(CulmUnderTest culm) {
        var begin = Instant.now();

        var answer = culm.rest().get(EVENTS + "?wait=1&type=webhook.stopped");

        assertThat(items(answer)).isEmpty();
        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
    }

    @Test
    void eachIsToldOfWhatItMayLookAt(CulmUnderTest culm) {
        WalkUsers.make(culm.rest());
        var red = culm.as("red", WalkUsers.PASSWORD).rest();
        var blue = culm.as("blue", WalkUsers.PASSWORD).rest();
        var begin = now(culm.rest());
        var options = RunOptions.defaults().withFreshIds(true).withProject("blue");
        try (var ofRed = new EventStream(red, EVENTS, begin);
                var ofBlue = new EventStream(blue, EVENTS, begin)) {
            var answer = new RestTaskService(blue).runPipeline(Documents.line("bluerun", 1), options);
            assertThat(answer.code()).isEqualTo(Code.OK);
            var run = (String) answer.extra().get("pipeline_id");

            Waiting.until(() -> hasFinished(finished(ofBlue), List.of(run)), SOON);

            assertThat(ofRed.told()).isEmpty();
            assertThat(all(red, begin)).isEmpty();
            assertThat(all(blue, begin))
                    .extracting(event -> event.get("project"))
                    .containsOnly("blue");
            assertThat(items(blue.get(EVENTS + "?after=" + begin + "&pipeline=" + run)))
                    .hasSize(2);
            assertThat(red.get(EVENTS + "?after=" + begin + "&pipeline=" + run).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsNotKeptIsNotPassedOverInSilence(CulmUnderTest culm) {
        var door = culm.rest();
        run(door, 1);

        assertThat(door.get(EVENTS + "?after=999999999").status()).isEqualTo(410);
        assertThat(door.get(EVENTS + "?after=999999999").object().get("code")).isEqualTo("GONE");
        try (var stream = new EventStream(door, EVENTS, "999999999")) {
            Waiting.until(() -> !stream.told().isEmpty(), SOON);
            assertThat(stream.told().get(0).type()).isEqualTo("gap");
        }
    }

    @Test
    void whatMakesNoSenseIsRefused(CulmUnderTest culm) {
        var door = culm.rest();
        for (var wrong : List.of("after=x", "after=-1", "wait=31", "wait=-1", "type=x", "limit=0", "limit=501")) {
            assertThat(door.get(EVENTS + "?" + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(door.send(door.request(EVENTS).header("Accept", "text/csv")).status())
                .isEqualTo(406);
        assertThat(door.send(door.request(EVENTS + "?type=x").header("Accept", "text/event-stream"))
                        .status())
                .isEqualTo(400);
        assertThat(door.send("POST", EVENTS).status()).isEqualTo(405);
        assertThat(door.anonymous().get(EVENTS).status()).isEqualTo(401);
    }
}
