package culm.ee.component;

import culm.component.Approval;
import culm.component.SleepTimer;
import culm.engine.Engine;
import jakarta.json.bind.JsonbBuilder;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.naming.InitialContext;

/** Every built-in component of this server. */
public final class BuiltIns {

    private final List<Object> all;

    /** @param engine asked for when the first pipeline is started: it is made after its components */
    public BuiltIns(
            BuiltInSettings settings,
            InstantSource clock,
            ZoneId zone,
            ScheduledExecutorService timer,
            Supplier<Engine> engine,
            ChildEnds children,
            Jobs jobs) {
        Offered.Lookup lookup = InitialContext::doLookup;
        this.all = List.of(
                new SleepTimer(clock, zone),
                new Approval(clock),
                new HttpRequest(settings.http(), timer),
                new SendMail(settings, lookup, clock),
                new JmsSend(settings, lookup),
                new SqlQuery(settings.sql(), lookup),
                new BatchJob(settings, jobs),
                new InvokeEjb(settings, lookup, JsonbBuilder.create()),
                new StartPipeline(engine, children));
    }

    public List<Object> all() {
        return all;
    }
}
