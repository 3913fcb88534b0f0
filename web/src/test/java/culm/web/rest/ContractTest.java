package culm.web.rest;

import static culm.web.contract.Contract.list;
import static culm.web.contract.Contract.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.Code;
import culm.ee.json.JsonText;
import culm.web.contract.Contract;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract says what there is: all of it, and no more. */
class ContractTest {

    private static final String REST =
            RestApplication.class.getAnnotation(ApplicationPath.class).value();

    /** What is asked for by an address or a method that is not in the contract, and what nothing answers yet. */
    private static final Set<Code> ELSEWHERE =
            Set.of(Code.OK, Code.METHOD_NOT_ALLOWED, Code.IN_PROGRESS, Code.UNKNOWN_COMPONENT);

    private final Contract contract = Contract.built();
    private final Map<String, Map<String, Object>> operations = contract.operations();

    /** The methods of all resources, by what they answer to. */
    private static Map<String, Method> resourceMethods() {
        var methods = new TreeMap<String, Method>();
        for (var type : new RestApplication().getClasses()) {
            var path = type.getAnnotation(Path.class);
            for (var method : path == null ? new Method[0] : type.getDeclaredMethods()) {
                Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(annotation -> annotation.getAnnotation(HttpMethod.class))
                        .filter(http -> http != null)
                        .forEach(http -> methods.put(http.value() + " " + REST + path.value() + below(method), method));
            }
        }
        return methods;
    }

    private static String below(Method method) {
        var path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    @Test
    void everyResourceMethodIsInTheContractAndNoOther() {
        var servlets = Stream.of("GET " + EventsServlet.PATH, "POST " + ClaimServlet.PATH);
        assertThat(operations.keySet().stream().filter(name -> name.contains(" " + REST)))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(resourceMethods().keySet().stream(), servlets)
                        .toList());
        assertThat(operations.keySet().stream().filter(name -> !name.contains(" " + REST)))
                .containsExactlyInAnyOrder(
                        "GET " + HealthServlet.LIVE,
                        "GET " + HealthServlet.READY,
                        "GET " + MetricsServlet.PATH,
                        "GET /openapi.json",
                        "GET /docs/");
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        assertThat(operations.values())
                .extracting(operation -> operation.get("operationId"))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> theQueryParametersAreThoseThatTheMethodReads() {
        return resourceMethods().entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> assertThat(described(entry.getKey(), "query"))
                        .isEqualTo(read(entry.getValue()))));
    }

    private Set<Object> described(String operation, String in) {
        return list(operations.get(operation).get("parameters")).stream()
                .map(contract::resolved)
                .filter(parameter -> in.equals(parameter.get("in")))
                .map(parameter -> parameter.get("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Object> read(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(ContractTest::places)
                .map(place -> place.getAnnotation(QueryParam.class))
                .filter(query -> query != null)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A parameter, or the fields of one that is made of several. */
    private static Stream<AnnotatedElement> places(java.lang.reflect.Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields())
                : Stream.of(parameter);
    }

    @Test
    void everyCodeIsInTheContract() {
        assertThat(list(contract.at("components", "schemas", "Code").get("enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Code::name).toList());
        var used = operations.values().stream().flatMap(operation -> codes(operation).stream());
        assertThat(used.collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Code.values())
                        .filter(code -> !ELSEWHERE.contains(code))
                        .collect(Collectors.toSet()));
    }

    private static List<Code> codes(Map<String, Object> operation) {
        return list(operation.get("x-codes")).stream()
                .map(name -> Code.valueOf((String) name))
                .toList();
    }

    /** Health says the same in another shape. */
    @TestFactory
    Stream<DynamicTest> eachCodeOfAnOperationHasItsAnswerAndEachRefusalItsCode() {
        return operations.entrySet().stream()
                .filter(entry -> !entry.getKey().contains("/health/"))
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    var statuses = codes(entry.getValue()).stream()
                            .map(code -> String.valueOf(HttpCode.of(code).status()))
                            .collect(Collectors.toSet());

                    assertThat(responses(entry.getValue()).filter(status -> status.compareTo("400") >= 0))
                            .containsExactlyInAnyOrderElementsOf(statuses);
                    assertThat(responses(entry.getValue())).anyMatch(status -> status.startsWith("2"));
                }));
    }

    private static Stream<String> responses(Map<String, Object> operation) {
        return object(operation.get("responses")).keySet().stream();
    }

    @TestFactory
    Stream<DynamicTest> everythingIsDescribed() {
        var components = contract.at("components").entrySet().stream()
                .flatMap(kind -> object(kind.getValue()).entrySet().stream()
                        .map(entry -> dynamicTest(
                                kind.getKey() + " " + entry.getKey(), () -> isDescribed(entry.getValue()))));
        var summaries = operations.entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> assertThat(entry.getValue())
                        .containsKeys("summary", "tags", "operationId")));
        return Stream.concat(components, summaries);
    }

    private static void isDescribed(Object component) {
        assertThat(object(component).get("description")).asString().isNotBlank();
        object(object(component).get("properties"))
                .forEach((name, property) ->
                        assertThat(object(property).get("description")).as(name).isNotNull());
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsOfItsSchema() {
        var examples = new ArrayList<DynamicTest>();
        collect("", contract.document(), examples);
        assertThat(examples).hasSizeGreaterThan(30);
        return examples.stream();
    }

    private void collect(String place, Object value, List<DynamicTest> examples) {
        if (value instanceof List<?> items) {
            items.forEach(item -> collect(place, item, examples));
            return;
        }
        var here = object(value);
        if (here.containsKey("example")) {
            var schema = here.containsKey("schema") ? here.get("schema") : here;
            examples.add(dynamicTest(place, () -> isOf(schema, here.get("example"))));
        }
        here.forEach((name, member) -> {
            if (!name.equals("example")) {
                collect(place + "/" + name, member, examples);
            }
        });
    }

    private void isOf(Object schema, Object example) {
        var whole = new LinkedHashMap<>(object(schema));
        whole.remove("example");
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("components", contract.at("components"));

        var found = new ValidatorFactory()
                .withJsonNodeFactory(new JakartaJsonNode.Factory())
                .validate(JsonText.write(whole), JsonText.write(example));

        assertThat(found.isValid())
                .as(() -> found.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getError())
                        .collect(Collectors.joining("\n")))
                .isTrue();
    }
}
