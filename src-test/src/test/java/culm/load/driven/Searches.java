package culm.load.driven;

import culm.api.PipelineFilter;
import java.util.List;

/** What is asked of a list of many runs, such as the load suite makes. */
final class Searches {

    private Searches() {}

    /** Each finds something, some of them very little. */
    static List<PipelineFilter> all() {
        return List.of(
                PipelineFilter.where().states("FAILED").build(),
                PipelineFilter.where().states("REVOKED").build(),
                PipelineFilter.where().states("FINISHED", "SUSPENDED").build(),
                PipelineFilter.where().label("env", "prod").build(),
                PipelineFilter.where().label("ticket", "T7").build(),
                PipelineFilter.where().label("env", "test").states("FAILED").build(),
                PipelineFilter.where().createdBy("anna").build(),
                PipelineFilter.where().createdBy("anna").states("FINISHED").build(),
                PipelineFilter.where().name("rare").build(),
                PipelineFilter.where().name("load").build(),
                PipelineFilter.where().project("small").build(),
                PipelineFilter.where().project("small").attention().build(),
                PipelineFilter.where().errorGroup("full").build(),
                PipelineFilter.where().errorGroup("away").label("env", "test").build());
    }
}
