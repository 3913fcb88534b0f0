package culm.web.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses a query parameter that a door does not know: a filter with a typing error would find too much. */
@Provider
@Dependent
public class KnownParameters implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getUriInfo().getQueryParameters().keySet();
        if (!given.isEmpty()) {
            check(given, known(resource.getResourceMethod()));
        }
    }

    static void check(Set<String> given, Set<String> known) {
        for (var name : given) {
            if (!name.isEmpty() && !known.contains(name)) { // what is empty behind the question mark is no parameter
                throw Refusal.invalid(
                        known.isEmpty()
                                ? "unknown parameter '%s': there are none here".formatted(name)
                                : "unknown parameter '%s': it is none of %s".formatted(name, String.join(", ", known)));
            }
        }
    }

    static Set<String> known(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(KnownParameters::elements)
                .map(element -> element.getAnnotation(QueryParam.class))
                .filter(query -> query != null)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<AnnotatedElement> elements(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields())
                : Stream.of(parameter);
    }
}
