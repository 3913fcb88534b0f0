package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import java.util.EnumMap;
import java.util.Map;

/** What every answer of the server that is not a success must look like, whoever made it. */
final class ProblemContract {

    private static final Map<Code, Integer> STATUS = read();

    private ProblemContract() {}

    static void check(RestDoor.Answer answer) {
        assertThat(answer.contentType())
                .as("media type of a %d", answer.status())
                .startsWith("application/problem+json");
        var problem = answer.object();
        assertThat(problem).containsKeys("type", "title", "status", "detail", "code", "retryable", "trace_id");
        var code = Code.valueOf((String) problem.get("code"));
        assertThat(STATUS.get(code)).as("the status of %s", code).isEqualTo(answer.status());
        assertThat(problem.get("status")).isEqualTo((long) answer.status());
    }

    /** The codes that have a status, as kept in {@code problem-codes.tsv}. */
    static Map<Code, Integer> statuses() {
        return STATUS;
    }

    private static Map<Code, Integer> read() {
        var statuses = new EnumMap<Code, Integer>(Code.class);
        Documents.text("/problem-codes.tsv")
                .lines()
                .map(line -> line.split("\t"))
                .forEach(fields -> statuses.put(Code.valueOf(fields[0]), Integer.valueOf(fields[1])));
        return statuses;
    }
}
