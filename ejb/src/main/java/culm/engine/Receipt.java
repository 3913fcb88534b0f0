package culm.engine;

import culm.port.AuditEntry;
import culm.port.Callback;
import culm.port.FirstAnswers;
import culm.port.Run;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a call leaves behind that was accepted. It is kept together with the step that the call makes.
 *
 * @param start of a run, if it was a call for that
 * @param callback if it was one
 * @param entry that tells who has called, if such calls are recorded
 * @param answer if the call may come again
 */
record Receipt(
        Optional<Start> start,
        Optional<Callback> callback,
        Optional<AuditEntry> entry,
        Optional<FirstAnswers.Given> answer) {

    /** @param nodeIds of all nodes of its tree */
    record Start(Run run, Collection<String> nodeIds, Map<String, String> labels) {
        private void store(Ports ports) {
            ports.runs().add(run, nodeIds);
            if (!labels.isEmpty()) {
                ports.labels().add(run.id(), labels);
            }
        }
    }

    static Receipt of(Start start, Optional<AuditEntry> entry, Optional<FirstAnswers.Given> answer) {
        return new Receipt(Optional.of(start), Optional.empty(), entry, answer);
    }

    static Receipt of(Callback callback, Optional<AuditEntry> entry, Optional<FirstAnswers.Given> answer) {
        return new Receipt(Optional.empty(), Optional.of(callback), entry, answer);
    }

    /** In the transaction that is open. */
    static void store(Ports ports, Collection<Receipt> receipts) {
        ports.answers().add(all(receipts, Receipt::answer));
        all(receipts, Receipt::start).forEach(start -> start.store(ports));
        ports.callbacks().add(all(receipts, Receipt::callback));
        ports.audit().add(all(receipts, Receipt::entry));
    }

    private static <T> Collection<T> all(Collection<Receipt> receipts, Function<Receipt, Optional<T>> part) {
        return receipts.stream()
                .flatMap(receipt -> part.apply(receipt).stream())
                .toList();
    }
}
