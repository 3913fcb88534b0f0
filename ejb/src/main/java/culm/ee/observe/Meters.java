package culm.ee.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** All that this server measures of itself. The registry is the application's own, so that every server names it alike. */
public final class Meters implements AutoCloseable {

    /** More than that would be a mistake, and cost every scrape. */
    private static final int MOST_COMPONENTS = 300;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();

    public Meters() {
        limit("culm.component.call");
        limit("culm.component.commit");
        collections.bindTo(registry);
        pressure.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private void limit(String name) {
        registry.config()
                .meterFilter(MeterFilter.maximumAllowableTags(name, "component", MOST_COMPONENTS, MeterFilter.deny()));
    }

    public MeterRegistry registry() {
        return registry;
    }

    /** In the text format of Prometheus, version 0.0.4. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        pressure.close();
        registry.close();
    }
}
