package culm.ee.service;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.TaskService;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may do what is said to the container by annotations. */
class StatelessTaskServiceTest {

    @Test
    void someOperationsAreForAdministratorsAlone() {
        assertThat(allowedTo(Set.of(Roles.ADMIN)))
                .containsExactly("freeze", "listQueues", "listServers", "listSettings", "unfreeze");
    }

    @Test
    void whatAViewerMayDoChangesNothing() {
        assertThat(allowedTo(Set.of(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN)))
                .allMatch(name -> name.matches("get.+|list.+|countPipelines|previewInputs|validate"));
    }

    private static Set<String> allowedTo(Set<String> roles) {
        return Arrays.stream(TaskService.class.getMethods())
                .filter(method -> roles.equals(rolesOf(method)))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rolesOf(Method declared) {
        try {
            var own = StatelessTaskService.class.getMethod(declared.getName(), declared.getParameterTypes());
            var allowed = own.getAnnotation(RolesAllowed.class);
            return Set.copyOf(
                    List.of((allowed != null ? allowed : StatelessTaskService.class.getAnnotation(RolesAllowed.class))
                            .value()));
        } catch (NoSuchMethodException missing) {
            throw new AssertionError(missing);
        }
    }
}
