package culm.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a {@link Component} (or {@link LazyVariable}, {@link EndEvent}) so that trees can refer to it. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Plugin {

    /** The version that a tree means when it names none. */
    String LEGACY = "legacy";

    /** What {@code component.code} of an activity says; for an end event its {@code type}. */
    String code();

    /** Several versions of one code may be deployed side by side. */
    String version() default LEGACY;

    /** For people; empty: the code. */
    String name() default "";

    /** For people: under which heading a list shows it. */
    String group() default "";

    /**
     * A second execution of the same attempt does no harm: after the loss of a server the node runs again by itself.
     *
     * <p>Nor does a callback that comes twice: {@link Component#callback} may be called before its callback is written, if a call of up to
     * 5 ms can then share a commit with it. When that commit fails, because the server is lost, the database refuses, or an operator's command
     * comes first, the caller of {@code callback} has an error or a refusal, nothing is kept of the call, and the same callback may come again. Two that
     * come at the same moment on two servers may be handed over side by side; they are kept one after the other.
     */
    boolean idempotent() default false;

    /**
     * The component's calls run inside the engine's JTA transaction: its own work by JPA or JMS and the record of its end
     * are one commit. Activities in a row that are all transactional may share a commit, for up to one time slice. So may
     * those of branches, which are then called one after another, as long as no call takes longer than 5 ms.
     *
     * <p>When the component fails, by an answer or an exception, or its server is lost, everything that it wrote in the
     * transaction is undone; it may then be called again in the same attempt, and so may those that shared its commit. So
     * all that it does should be part of the transaction, and be brief: an operator's command on the run takes effect when
     * the transaction is over. A {@code forced_fail} undoes it. Data sources besides {@code jdbc/culm} must be XA.
     */
    boolean transactional() default false;

    /**
     * The queue by whose consumers its activities are begun and gone on with, whatever queue their run has chosen: so that slow work has
     * threads of its own, or is done by servers of its own. One of the setting {@code queues}; empty: the run's. A run is refused
     * with UNKNOWN_QUEUE while its servers do not have it. The way into another queue and back are a commit and a message each.
     */
    String queue() default "";

    /**
     * How many of its {@link Component#execute} each server calls at the same time, at most; 0: as many as there is work for. Activities
     * that come when all are taken wait before they begin, without a thread, and begin in about the order in which they came.
     */
    int concurrency() default 0;

    /**
     * How many of its {@link Component#execute} each server begins in a second, at most; 0.5 is one in two seconds, 0: as many as there is
     * work for. What comes too early waits as for {@link #concurrency}.
     */
    double rate() default 0;
}
