package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.RunOptions;
import culm.ee.json.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRequestTest {

    @Test
    void takesDefaultsForWhatIsNotThere() {
        var request = request("{'pipeline': {'id': 'p'}, 'queue': null}");

        assertThat(request.pipeline()).isEqualTo(Map.of("id", "p"));
        assertThat(request.options()).isEqualTo(RunOptions.defaults());
    }

    @Test
    void takesEveryOption() {
        var options = request(
                        """
                {'pipeline': {}, 'check_workers': false, 'priority': 255, 'queue': 'slow', 'root_data': {'a': 1},
                 'context': {'${b}': 2}, 'subprocess_context': {'${c}': 3}, 'cycle_tolerate': false,
                 'start_node_id': 'n1', 'fresh_ids': true, 'project': 'blue', 'name': 'Nightly',
                 'labels': {'env': 'prod'}}""")
                .options();

        assertThat(options)
                .isEqualTo(new RunOptions(
                        false,
                        255,
                        "slow",
                        Map.of("a", 1L),
                        Map.of("${b}", 2L),
                        Map.of("${c}", 3L),
                        false,
                        "n1",
                        true,
                        "blue",
                        "Nightly",
                        Map.of("env", "prod")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            {}                                          | field 'pipeline' is missing
            {'pipeline': null}                          | field 'pipeline' is missing
            {'pipeline': []}                            | field 'pipeline' must be an object; it is a list
            {'pipeline': {}, 'priority': '1'}           | field 'priority' must be an integer; it is a text
            {'pipeline': {}, 'priority': 1.5}           | field 'priority' must be an integer; it is 1.5
            {'pipeline': {}, 'priority': 3000000000}    | field 'priority' is out of range: 3000000000
            {'pipeline': {}, 'fresh_ids': 1}            | field 'fresh_ids' must be true or false; it is 1
            {'pipeline': {}, 'queue': {}}               | field 'queue' must be a text; it is an object
            {'pipeline': {}, 'queue': 'a\\u0000'}       | 'queue' contains a NUL character
            """)
    void namesTheFieldThatIsWrong(String body, String message) {
        assertThatThrownBy(() -> request(body)).isInstanceOf(Refusal.class).hasMessage(message);
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() {
        assertThatThrownBy(() -> request("{'pipeline': {}, 'prority': 3}"))
                .hasMessageStartingWith("unknown field 'prority'; known are [check_workers, context,");
    }

    @SuppressWarnings("unchecked")
    private static RunRequest request(String body) {
        return RunRequest.of(new Fields((Map<String, Object>) JsonText.parse(body.replace('\'', '"'))));
    }
}
