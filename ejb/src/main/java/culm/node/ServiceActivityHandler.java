package culm.node;

import culm.data.Outputs;
import culm.tree.Node.ServiceActivity;
import java.util.LinkedHashMap;
import java.util.Map;

final class ServiceActivityHandler {

    private ServiceActivityHandler() {}

    static Outcome enter(ServiceActivity activity, Visit visit) {
        Outputs.extractLoop(activity.id(), visit.wiring(), visit.loop(), visit.innerLoop(), visit.scope());
        var inputs = new LinkedHashMap<>(
                visit.given() != null
                        ? visit.given()
                        : visit.scope().renderAll(activity.component().inputs()));
        inputs.put(Outputs.LOOP, visit.loop());
        inputs.put(Outputs.INNER_LOOP, visit.innerLoop());
        return new Outcome.Work(inputs);
    }

    static Map<String, Object> unrendered(ServiceActivity activity) {
        var inputs = new LinkedHashMap<String, Object>();
        activity.component().inputs().forEach((name, input) -> inputs.put(name, input.value()));
        return inputs;
    }
}
