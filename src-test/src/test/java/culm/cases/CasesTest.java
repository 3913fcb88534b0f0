package culm.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cases of bamboo's own tests, as listed in {@code cases.tsv}: each is covered by tests of ours, or says why not. */
class CasesTest {

    private static final int LAST = 154;

    private final List<Case> cases = Case.all();

    @Test
    void everyCaseHasOneLine() {
        assertThat(cases)
                .extracting(Case::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LAST).boxed().toList());
        assertThat(cases).extracting(Case::about).noneMatch(String::isBlank);
    }

    @Test
    void everyCaseIsCoveredOrSaysWhyNot() {
        assertThat(cases.stream().filter(one -> one.tests().isEmpty()))
                .extracting(Case::note)
                .noneMatch(String::isBlank);
    }

    @Test
    void everyTestThatIsNamedExists() {
        var known = TestMethods.ofAllModules();

        assertThat(cases.stream().flatMap(one -> one.tests().stream()
                        .filter(test -> !known.contains(test))
                        .map(test -> one.number() + ": " + test)))
                .isEmpty();
    }

    @Test
    void everyTestThatIsCalledAfterACaseIsNamedByIt() {
        assertThat(TestMethods.ofAllModules().stream()
                        .filter(test -> test.contains("#case"))
                        .filter(test -> !caseOf(test).tests().contains(test)))
                .isEmpty();
    }

    private Case caseOf(String test) {
        var digits = test.replaceAll(".*#case(\\d{3}).*", "$1");
        return cases.get(Integer.parseInt(digits) - 1);
    }
}
