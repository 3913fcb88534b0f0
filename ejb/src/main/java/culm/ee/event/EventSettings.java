package culm.ee.event;

import culm.port.Event;
import java.time.Duration;

/**
 * How much is told of what happens, and to whom.
 *
 * @param detail {@code events}: RUNS tells what a person or a program may have to act on, NODES also of the start and the end of
 *     each node, which is twice as many events as there are nodes; OFF tells nothing. Default RUNS
 * @param keep {@code event-keep-hours}: for how long an event can be read again. Default 24
 * @param keepMost {@code event-keep-most}: how many are kept at most, whatever their age. Default 1000000
 * @param streams {@code event-streams}: how many callers may have a stream, or wait for an answer, on this server at the same
 *     time. Default 500
 * @param privateTargets {@code webhook-private-targets}: whether webhooks may lead to addresses of this machine and of private
 *     networks. Default false
 * @param giveUp {@code webhook-give-up-hours}: a webhook that has failed for so long is stopped. Default 24
 * @param timeout {@code webhook-timeout-seconds}: how long a webhook may take to answer. Default 10
 */
public record EventSettings(
        Event.Detail detail,
        Duration keep,
        int keepMost,
        int streams,
        boolean privateTargets,
        Duration giveUp,
        Duration timeout) {}
