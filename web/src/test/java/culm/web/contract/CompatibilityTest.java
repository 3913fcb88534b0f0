package culm.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import culm.ee.json.JsonText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CompatibilityTest {

    private static final String OLD =
            """
            {"security": [{"basic": []}],
             "paths": {
              "/runs": {
                "get": {"operationId": "list",
                  "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 200}}],
                  "responses": {"200": {"headers": {"X-Trace-Id": {}}, "content": {"application/json": {"schema":
                    {"type": "array", "items": {"$ref": "#/components/schemas/Run"}}}}}}},
                "post": {"operationId": "start",
                  "requestBody": {"$ref": "#/components/requestBodies/Start"},
                  "responses": {"201": {"description": "done"}, "409": {"description": "no"}}}},
              "/health": {"get": {"operationId": "health", "security": [],
                "responses": {"200": {"description": "up"}}}}},
             "components": {
              "requestBodies": {"Start": {"content": {"application/json": {"schema":
                {"$ref": "#/components/schemas/Start"}}}}},
              "schemas": {
               "Run": {"type": "object", "required": ["id", "state"], "properties": {
                 "id": {"type": "string"},
                 "state": {"type": "string", "enum": ["UP", "DOWN"]},
                 "name": {"type": "string"},
                 "below": {"type": "array", "items": {"$ref": "#/components/schemas/Run"}}}},
               "Start": {"type": "object", "additionalProperties": false, "required": ["tree"], "properties": {
                 "tree": {"type": "object"},
                 "queue": {"type": "string", "pattern": "a+"},
                 "mode": {"type": "string", "enum": ["A", "B"]},
                 "priority": {"type": ["integer", "null"], "minimum": 0, "maximum": 255}}}}}}
            """;

    private static Contract contract(String text) {
        return new Contract(Contract.object(JsonText.parse(text)));
    }

    private static List<String> breaks(String part, String instead) {
        assertThat(OLD).contains(part);
        return Compatibility.breaks(contract(OLD), contract(OLD.replace(part, instead)));
    }

    @Test
    void whatStaysAsItWasBreaksNothing() {
        assertThat(Compatibility.breaks(contract(OLD), contract(OLD))).isEmpty();
    }

    private static DynamicTest isFine(String what, String part, String instead) {
        return DynamicTest.dynamicTest(
                what, () -> assertThat(breaks(part, instead)).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> whatIsAddedBreaksNothing() {
        return Stream.of(
                isFine("a path", "\"paths\": {", "\"paths\": {\"/new\": {\"get\": {\"responses\": {}}},"),
                isFine("a method", "\"/health\": {", "\"/health\": {\"put\": {\"responses\": {}},"),
                isFine(
                        "a parameter",
                        "\"parameters\": [",
                        "\"parameters\": [{\"name\": \"q\", \"in\": \"query\", \"schema\": {\"type\": \"string\"}},"),
                isFine("a field of an answer", "\"name\": {", "\"note\": {\"type\": \"string\"}, \"name\": {"),
                isFine("a field of a request", "\"queue\": {", "\"note\": {\"type\": \"string\"}, \"queue\": {"),
                isFine("an answer", "\"409\":", "\"413\": {\"description\": \"too much\"}, \"409\":"),
                isFine("a value in an answer", "[\"UP\", \"DOWN\"]", "[\"UP\", \"DOWN\", \"AWAY\"]"),
                isFine("a value in a request", "[\"A\", \"B\"]", "[\"A\", \"B\", \"C\"]"),
                isFine("a header", "{\"X-Trace-Id\": {}}", "{\"X-Trace-Id\": {}, \"X-New\": {}}"));
    }

    @TestFactory
    Stream<DynamicTest> aRequestThatMayBeMoreBreaksNothing() {
        return Stream.of(
                isFine(
                        "a type more",
                        "\"queue\": {\"type\": \"string\"",
                        "\"queue\": {\"type\": [\"string\", \"null\"]"),
                isFine("numbers for integers", "[\"integer\", \"null\"]", "[\"number\", \"null\"]"),
                isFine("any type", "\"tree\": {\"type\": \"object\"}", "\"tree\": {}"),
                isFine("a wider range", "\"maximum\": 255", "\"maximum\": 1000"),
                isFine("no range", ", \"minimum\": 0, \"maximum\": 255", ""),
                isFine("a field that may be left out", ", \"required\": [\"tree\"]", ""),
                isFine("further fields", "\"additionalProperties\": false, ", ""));
    }

    @TestFactory
    Stream<DynamicTest> anAnswerThatTellsMoreBreaksNothing() {
        return Stream.of(
                isFine("a field that is always there", "[\"id\", \"state\"]", "[\"id\", \"state\", \"name\"]"),
                isFine(
                        "a pattern",
                        "\"id\": {\"type\": \"string\"",
                        "\"id\": {\"type\": \"string\", \"pattern\": \"x\""));
    }

    private static DynamicTest breaksIt(String expected, String part, String instead) {
        return DynamicTest.dynamicTest(
                expected, () -> assertThat(breaks(part, instead)).contains(expected));
    }

    @TestFactory
    Stream<DynamicTest> whatIsGoneBreaksClients() {
        return Stream.of(
                breaksIt("GET /health is gone", "\"/health\":", "\"/healthy\":"),
                breaksIt("POST /runs is gone", "\"post\":", "\"put\":"),
                breaksIt("GET /runs: parameter query limit is gone", "\"name\": \"limit\"", "\"name\": \"most\""),
                breaksIt("POST /runs: answer 409 is gone", "\"409\"", "\"410\""),
                breaksIt("GET /runs, answer 200: header X-Trace-Id is gone", "\"X-Trace-Id\"", "\"X-Other\""),
                breaksIt("GET /runs, answer 200[].name is gone", "\"name\": {\"type\"", "\"title\": {\"type\""),
                breaksIt("POST /runs, request body.queue is gone", "\"queue\":", "\"line\":"),
                breaksIt(
                        "POST /runs: the request body is gone",
                        "\"requestBody\": {\"$ref\": \"#/components/requestBodies/Start\"},",
                        ""),
                breaksIt(
                        "GET /runs, answer 200: media type application/json is gone",
                        "\"content\": {\"application/json\": {\"schema\":\n        {\"type\": \"array\"",
                        "\"content\": {\"text/json\": {\"schema\":\n        {\"type\": \"array\""),
                breaksIt("GET /runs: operationId is all, and was list", "\"list\"", "\"all\""));
    }

    @TestFactory
    Stream<DynamicTest> aRequestThatMustBeMoreBreaksClients() {
        return Stream.of(
                breaksIt(
                        "POST /runs, request body is required now",
                        "{\"Start\": {",
                        "{\"Start\": {\"required\": true,"),
                breaksIt("POST /runs, request body.queue is required now", "[\"tree\"]", "[\"tree\", \"queue\"]"),
                breaksIt(
                        "GET /runs, parameter query limit is required now",
                        "\"in\": \"query\",",
                        "\"in\": \"query\", \"required\": true,"),
                breaksIt(
                        "GET /runs, parameter query q is required now",
                        "\"parameters\": [",
                        "\"parameters\": [{\"name\": \"q\", \"in\": \"query\", \"required\": true},"),
                breaksIt(
                        "POST /runs, request body.priority: the type is [integer], and was [integer, null]",
                        "[\"integer\", \"null\"]",
                        "\"integer\""),
                breaksIt("POST /runs, request body.priority: maximum is 9, and was 255", "255", "9"),
                breaksIt(
                        "POST /runs, request body.priority: minimum is 1, and was 0",
                        "\"minimum\": 0",
                        "\"minimum\": 1"),
                breaksIt(
                        "POST /runs, request body.queue: maxLength is 9, and was open",
                        "\"pattern\": \"a+\"",
                        "\"pattern\": \"a+\", \"maxLength\": 9"),
                breaksIt("POST /runs, request body.queue: pattern is a, and was a+", "\"a+\"", "\"a\""),
                breaksIt(
                        "POST /runs, request body.mode: only [A] are accepted, and were [A, B]",
                        "[\"A\", \"B\"]",
                        "[\"A\"]"),
                breaksIt("GET /health asks for credentials now", "\"security\": [],", ""));
    }

    @TestFactory
    Stream<DynamicTest> anAnswerThatTellsLessBreaksClients() {
        return Stream.of(
                breaksIt("GET /runs, answer 200[].state may be missing now", "[\"id\", \"state\"]", "[\"id\"]"),
                breaksIt(
                        "GET /runs, answer 200[].name: the type is [null, string], and was [string]",
                        "\"name\": {\"type\": \"string\"}",
                        "\"name\": {\"type\": [\"string\", \"null\"]}"),
                breaksIt(
                        "GET /runs, answer 200[].id: the type is anything, and was [string]",
                        "\"id\": {\"type\": \"string\"}",
                        "\"id\": {}"),
                breaksIt(
                        "GET /runs, answer 200[].state: the list of values is gone",
                        ", \"enum\": [\"UP\", \"DOWN\"]",
                        ""));
    }
}
