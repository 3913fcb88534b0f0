package culm.ee.component;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the built-in components may use of this server and its network: by default, nothing. What a server offers has a short name in
 * trees, and a JNDI name here: {@code orders=java:/jms/queue/orders,bills=java:/jms/queue/bills}.
 *
 * @param http see {@link HttpSettings}
 * @param mailSessions {@code mail-sessions}: the mail sessions of {@code send_mail}, as name=JNDI name. Default: none
 * @param jmsFactories {@code jms-factories}: the connection factories of {@code jms_send}, as name=JNDI name. Default: none
 * @param jmsDestinations {@code jms-destinations}: its queues and topics, likewise, or as
 *     name={@code queue:} or {@code topic:} and the name that the broker has for it. Default: none
 * @param sql see {@link SqlSettings}
 * @param batchJobs {@code batch-jobs}: the jobs that {@code batch_job} may start, by name. Default: none
 * @param ejbs {@code ejb-interfaces}: the business interfaces of {@code invoke_ejb}, as name=JNDI name; a JNDI name ends with
 *     {@code !} and the name of the interface. Default: none
 */
public record BuiltInSettings(
        HttpSettings http,
        Map<String, String> mailSessions,
        Map<String, String> jmsFactories,
        Map<String, String> jmsDestinations,
        SqlSettings sql,
        List<String> batchJobs,
        Map<String, String> ejbs) {

    /**
     * What {@code sql_query} may use.
     *
     * @param sources {@code sql-sources}: the data sources, as name=JNDI name. Default: none
     * @param writable {@code sql-writable}: in which of them statements may write, by name. Default: in none
     * @param mostRows {@code sql-max-rows}: how many rows a node may ask for at most. 1 to 100000; default 1000
     * @param timeout {@code sql-timeout-seconds}: how long a node may give a statement at most, in seconds. 1 to 3600; default 60
     */
    public record SqlSettings(Map<String, String> sources, List<String> writable, int mostRows, Duration timeout) {}
}
