package culm.component.example;

import culm.component.SleepTimer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Every plugin of this package, to be deployed together. Some of their flows wait by the built-in {@code sleep_timer}. */
public final class ExamplePack {

    private ExamplePack() {}

    /**
     * @param clock what {@code sleep_timer} takes the time from
     * @param zone what it reads dates in
     * @return new instances, each a Component, LazyVariable or EndEvent with its annotation
     */
    public static List<Object> all(InstantSource clock, ZoneId zone) {
        var all = new ArrayList<>(examples());
        all.add(new SleepTimer(clock, zone));
        return List.copyOf(all);
    }

    /** Without the built-in one. */
    public static List<Object> examples() {
        var all = new ArrayList<>(components());
        all.addAll(blocking());
        all.addAll(lazyVariables());
        all.addAll(endEvents());
        return List.copyOf(all);
    }

    private static List<Object> components() {
        return List.of(
                new Echoes.Noop(),
                new Echoes.Echo(),
                new Echoes.EchoRoot(),
                new Echoes.DebugNoScheduleNode(),
                new Talk(),
                new Counters.Add(),
                new Counters.Counter(),
                new Counters.LoopCountNode(),
                new Counters.LoopCountScheduleNode(),
                new Failures.MayFail(),
                new Failures.Boom(),
                new Failures.FailFirst(),
                new Failures.FailAtSecondNode(),
                new Failures.FailCtrlNode(),
                new Polls.Poll(),
                new Polls.DebugNode(),
                new Polls.ScheduleNode(),
                new Callbacks.Callback(),
                new Callbacks.MultiCallback(),
                new Callbacks.CallbackNode(),
                new Callbacks.DebugCallbackNode(),
                new Callbacks.MultiCallbackNode(),
                new Interrupts.InterruptTest(),
                new Interrupts.InterruptScheduleTest(),
                new Interrupts.InterruptRaiseTest(),
                new Specimens.TheComponent(),
                new Specimens.TheScheduleComponent(),
                new Specimens.TheCallbackComponent());
    }

    private static List<Object> blocking() {
        return List.of(new Blocking.Sleep(), new Blocking.DummyExecNode(), new Blocking.InterruptDummyExecNode());
    }

    private static List<Object> lazyVariables() {
        return List.of(
                new LazyVariables.Upper(),
                new LazyVariables.UpperCase(),
                new LazyVariables.Joined(),
                new LazyVariables.Broken(),
                new LazyVariables.RaiseVariable());
    }

    private static List<Object> endEvents() {
        return List.of(new EndEvents.MyTestEndEvent(), new EndEvents.MyRaiseEndEvent());
    }
}
