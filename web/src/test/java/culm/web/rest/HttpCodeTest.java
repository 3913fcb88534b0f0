package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpCodeTest {

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeHasARow(Code code) {
        var row = HttpCode.of(code);

        assertThat(row).as("row of %s", code).isNotNull();
        assertThat(row.title()).isNotBlank();
        assertThat(row.status() == 200).isEqualTo(code == Code.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, 400, false",
        "UNAUTHENTICATED, 401, false",
        "NODE_NOT_FOUND, 404, false",
        "ILLEGAL_STATE, 409, false",
        "IN_PROGRESS, 409, true",
        "LIMIT, 413, false",
        "INVALID_PIPELINE, 422, false",
        "FROZEN, 503, true",
        "NO_WORKERS, 503, true",
        "INTERNAL, 500, false"
    })
    void tellsWhetherToTryAgain(Code code, int status, boolean retryable) {
        assertThat(HttpCode.of(code).status()).isEqualTo(status);
        assertThat(HttpCode.of(code).retryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT",
        "401, UNAUTHENTICATED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "406, NOT_ACCEPTABLE",
        "413, LIMIT",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "418, INVALID_ARGUMENT",
        "500, INTERNAL",
        "503, UNAVAILABLE",
        "200, INTERNAL"
    })
    void readsTheStatusThatAServerHasChosen(int status, Code code) {
        assertThat(HttpCode.codeOf(status)).isEqualTo(code);
    }

    @Test
    void everyClientErrorOfAServerKeepsItsClass() {
        for (int status = 400; status < 500; status++) {
            assertThat(HttpCode.of(HttpCode.codeOf(status)).status()).isBetween(400, 499);
        }
    }
}
