package culm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import culm.api.TaskService;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No request of REST and no call of the service is left out of the tables that say what each caller is answered. */
class EveryDoorIsWalkedTest {

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    private static Set<String> table(String name) {
        try (var stream = EveryDoorIsWalkedTest.class.getResourceAsStream("/access/" + name + ".tsv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t")[0])
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyRequestIsInTheTable() {
        var asked = table("rest");
        var requests = Sources.mainClasses().stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(EveryDoorIsWalkedTest::requests)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(requests).isNotEmpty();
        assertThat(requests).allSatisfy(request -> assertThat(asked)
                .as(request)
                .anyMatch(line -> pattern(request).matcher(line).matches()));
    }

    /** Such as {@code GET /pipelines/{id}}. */
    private static Stream<String> requests(JavaClass resource) {
        var root = resource.getAnnotationOfType(Path.class).value();
        return resource.getMethods().stream().flatMap(method -> METHODS.stream()
                .filter(method::isAnnotatedWith)
                .map(verb -> verb.getSimpleName() + " " + root + path(method)));
    }

    private static String path(JavaMethod method) {
        return method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }

    private static Pattern pattern(String request) {
        return Pattern.compile(request.replaceAll("\\{\\w+}", "[^/?]+") + "(\\?.*)?");
    }

    @Test
    void everyServletIsInTheTable() {
        var servlets = Sources.mainClasses().stream()
                .filter(type -> type.isAnnotatedWith(WebServlet.class))
                .flatMap(type ->
                        Arrays.stream(type.getAnnotationOfType(WebServlet.class).urlPatterns()))
                .map(path -> "GET " + path)
                .toList();

        assertThat(servlets).isNotEmpty();
        assertThat(table("doors")).containsAll(servlets);
    }

    @Test
    void everyCallIsInTheTable() {
        var calls = Arrays.stream(TaskService.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(table("ejb")).isEqualTo(calls);
    }
}
