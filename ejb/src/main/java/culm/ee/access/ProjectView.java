package culm.ee.access;

import culm.port.Project;
import java.time.Instant;

/** @param title for people, or null */
public record ProjectView(String name, String title, Instant createdAt) {

    static ProjectView of(Project project) {
        return new ProjectView(project.name(), project.title(), project.createdAt());
    }
}
