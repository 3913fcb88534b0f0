package culm.component.example;

import culm.plugin.EndEvent;
import culm.plugin.Plugin;

/** End events with code of their own. */
final class EndEvents {

    private EndEvents() {}

    @Plugin(code = "MyTestEndEvent", group = "example")
    static final class MyTestEndEvent implements EndEvent {

        @Override
        public void execute(boolean inSubprocess, String rootId, String pipelineId) {
            // its flow ends as it would without it
        }
    }

    @Plugin(code = "MyRaiseEndEvent", group = "example")
    static final class MyRaiseEndEvent implements EndEvent {

        @Override
        public void execute(boolean inSubprocess, String rootId, String pipelineId) {
            throw new IllegalStateException("end of " + pipelineId);
        }
    }
}
