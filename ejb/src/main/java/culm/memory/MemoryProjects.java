package culm.memory;

import culm.port.Project;
import culm.port.Projects;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryProjects implements Projects {

    private final MemoryTable<String, Project> projects;
    private final MemoryUsers users;

    MemoryProjects(MemoryTransactions transactions, MemoryUsers users) {
        this.projects = new MemoryTable<>(transactions);
        this.users = users;
    }

    @Override
    public Optional<Project> find(String name) {
        return projects.get(name);
    }

    @Override
    public List<Project> list() {
        return projects.all().stream()
                .sorted(Comparator.comparing(Project::name))
                .toList();
    }

    @Override
    public void add(Project project) {
        if (projects.has(project.name())) {
            throw new IllegalStateException(project.name() + " is there already");
        }
        projects.put(project.name(), project);
    }

    @Override
    public void remove(String name) {
        projects.remove(name);
        users.withdraw(name);
    }
}
