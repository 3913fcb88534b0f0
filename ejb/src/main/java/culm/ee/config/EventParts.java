package culm.ee.config;

import culm.ee.event.EventDesk;
import culm.ee.event.EventFeed;
import culm.ee.event.EventKeeper;
import culm.ee.observe.EventMeters;
import culm.ee.observe.Meters;
import culm.ee.thread.OwnThreads;
import culm.ee.webhook.DeliveryDesk;
import culm.ee.webhook.LoggedPost;
import culm.ee.webhook.PostRound;
import culm.ee.webhook.Postman;
import culm.ee.webhook.Sources;
import culm.ee.webhook.WebhookDesk;
import culm.engine.TimeOrderedIds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** Builds what tells others of what happens. */
@ApplicationScoped
public class EventParts {

    private final Clock clock = Clock.systemUTC();

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService threads;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory factory;

    private ScheduledExecutorService timer;

    @PostConstruct
    void begin() {
        timer = new OwnThreads(1, factory);
    }

    @PreDestroy
    void end() {
        timer.shutdown();
    }

    @Produces
    @Singleton
    EventMeters eventMeters(Meters meters, EventFeed feed) {
        var told = new EventMeters(meters.registry());
        told.count(feed::size);
        return told;
    }

    @Produces
    @Singleton
    EventFeed eventFeed(Settings settings, Store store) {
        return new EventFeed(store.events(), clock, settings.events().streams());
    }

    @Produces
    @Singleton
    EventDesk eventDesk(Store store, EventFeed feed) {
        return new EventDesk(store.events(), feed);
    }

    @Produces
    @Singleton
    EventKeeper eventKeeper(Settings settings, Store store, PostRound webhooks) {
        var told = settings.events();
        return new EventKeeper(
                store.events(), store.transactions(), clock, told.keep(), told.keepMost(), webhooks::delivered);
    }

    @Produces
    @Singleton
    Sources webhookSources(Store store) {
        return new Sources(
                store.events(),
                store.webhooks(),
                store.deliveries(),
                store.projects(),
                store.transactions(),
                clock,
                new TimeOrderedIds(clock));
    }

    @Produces
    @Singleton
    Postman postman(Settings settings, Sources sources) {
        return Postman.byHttp(settings.events(), timer, clock, sources.ids());
    }

    @Produces
    @Singleton
    PostRound webhookRound(Settings settings, Sources sources, Postman postman, EventMeters meters) {
        return new PostRound(sources, settings.events(), postman, new LoggedPost(meters), threads);
    }

    @Produces
    @Singleton
    WebhookDesk webhookDesk(Settings settings, Sources sources) {
        return new WebhookDesk(sources, settings.events());
    }

    @Produces
    @Singleton
    DeliveryDesk deliveryDesk(Sources sources, Postman postman) {
        return new DeliveryDesk(sources, postman);
    }
}
