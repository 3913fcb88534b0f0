package culm.ee.persistence;

import culm.port.Project;
import culm.port.Projects;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Projects in the database. */
public final class JdbcProjects implements Projects {

    private static final Columns KEY = Columns.of("name");
    private static final Columns ALL = KEY.and(Columns.of("title created_at:number"));

    private static final Write ADD = Write.insert("culm_project", ALL);
    private static final Write REMOVE = Write.delete("culm_project", KEY);
    private static final Write WITHDRAW = Write.delete("culm_grant", Columns.of("project"));

    private static final String SELECT = "SELECT %s FROM culm_project".formatted(ALL.listed());
    private static final String FIND = SELECT + " WHERE name = ?";
    private static final String LIST = SELECT + " ORDER BY name";

    private final Sessions sessions;

    public JdbcProjects(Sessions sessions) {
        this.sessions = sessions;
    }

    private static Project read(Row row) throws SQLException {
        return new Project(row.text(), row.text(), row.time());
    }

    @Override
    public Optional<Project> find(String name) {
        return sessions.session().first(Query.of(FIND, JdbcProjects::read, name));
    }

    @Override
    public List<Project> list() {
        return sessions.session().read(Query.of(LIST, JdbcProjects::read));
    }

    @Override
    public void add(Project project) {
        Object[] row = {project.name(), project.title(), Micros.of(project.createdAt())};
        sessions.session().write(ADD, List.<Object[]>of(row));
    }

    @Override
    public void remove(String name) {
        sessions.session().write(REMOVE, List.<Object[]>of(new Object[] {name}));
        sessions.session().write(WITHDRAW, List.<Object[]>of(new Object[] {name}));
    }
}
