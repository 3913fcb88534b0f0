package culm.expr;

import static culm.expr.TestNames.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Names NAMES = TestNames.of(
            "i",
            5L,
            "f",
            2.5,
            "z",
            0L,
            "neg",
            -3L,
            "s5",
            "5",
            "big",
            new BigInteger("12345678901234567890"),
            "two",
            2L,
            "s",
            "b",
            "l",
            List.of(1L, 2L, 3L),
            "ls",
            List.of("a", "b"),
            "sub",
            List.of("a"),
            "t",
            true,
            "no",
            false,
            "v1",
            1L,
            "v2",
            "1",
            "none",
            null,
            "obj",
            map("name", "x", "n", 7L),
            "a.b",
            "dotted",
            "quoted",
            "it's \"quoted\"",
            "lines",
            "a\nb",
            "evil",
            "x\" == \"x\" or \"1\" == \"1");

    private static boolean holds(String condition) {
        return Condition.parse(condition).holds(NAMES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 == 1",
                "\"1\" == 1",
                "True == true",
                "1 == True",
                "0 == False",
                "\"0\" == False",
                "\"abc\" == \"abc\"",
                "1 != 2",
                "True != \"true\"",
                "\"2\" > 1",
                "1 < \"2\"",
                "1 notin (0,2)",
                "\"abc\" notin (0,2)",
                "\"a\" < \"s\" and 2 < 3",
                "\"s\" > \"s\" or \"su\" > \"st\"",
                "(\"s\" > \"s\" or \"su\" > \"st\") or (1 > 3 and 2 < 3)",
                "\"a\" <= \"b\"",
                "\"3.14\" == 3.14",
                "\"1\" == True",
                "1 in (\"1\",\"2\")",
                "\"1\" in (1,2)",
                "'b' in 'abc'",
                "'d' notin 'abc'",
                "${v1} == ${v2}",
                "${v1} in (\"1\")",
                "${v1} <= \"2\"",
                "v1 == v2",
                "${t} == True",
                "${t} == true",
                "${t} == 1",
                "${t} == \"1\"",
                "${i} == 5",
                "${i} > 4",
                "${i} >= 5",
                "${i} <= 5",
                "${f} == 2.5",
                "${f} > 2",
                "${neg} < 0",
                "${neg} == -3",
                "${z} == 0",
                "${s5} == 5",
                "5 == ${s5}",
                "'${s5}' == '5'",
                "${i} == 5.0",
                "${big} > 1",
                "+5 == ${i}",
                "${i} == '5'",
                "${i} > '4'",
                "1.5 > 1",
                "1 < 1.5",
                "1.5e3 == 1500",
                ".5 < 1",
                "${two} in (1, 2, 3)",
                "${two} notin (4, 5)",
                "${two} in ('1', '2')",
                "'${s}' in ('a', 'b')",
                "s in ls",
                "${two} in ${l}",
                "${two} in l",
                "9 notin ${l}",
                "'2' in ${l}",
                "ls issuperset sub",
                "sub notissuperset ls",
                "ls issuperset ('a', 'b')",
                "('a', 'b', 'c') issuperset ls",
                "ls issuperset 'a'",
                "'a' issuperset sub",
                "${i} == 5 AND ${i} > 1",
                "${i} == 1 Or ${i} == 5",
                "1 IN (1)",
                "1 NotIn (2)",
                "TRUE == true",
                "1==1and 2==2",
                "(${i} == 1 or ${i} == 5) and ${i} < 9",
                "((1 == 1))",
                "( (1, 2) issuperset (1) )",
                "(1) issuperset (1)",
                "*",
                " * ",
                "\n1\n==\n1\n",
                "${obj.name} == 'x'",
                "obj.n == 7",
                "obj.name in ('x')",
                "a.b == 'dotted'",
                "${l[0]} == 1",
                "${len(l)} == 3",
                "${i + 1} == 6",
                "${obj['name']} == \"x\"",
                "'${obj['name']}' == 'x'",
                "\"${i}-${s}\" == \"5-b\"",
                "\"${i + 1}\" == '6'",
                "'${none}' == 'None'",
                "${none} == ${none}",
                "${l} == (1, 2, 3)",
                "'n' in ${obj}",
                "${ls} == \"['a', 'b']\"",
                "'' == ''",
                "'\\n' != '${lines}'"
            })
    void holdsWhenItShould(String condition) {
        assertThat(holds(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 == 2",
                "1 in (\"11\", 2)",
                "2 < 2",
                "\"a\" <= \"49\"",
                "2 > 1 and 1 > 2",
                "1 > 2 or 2 > 3",
                "10.0 > \"9\"",
                "True == \"true\"",
                "123 == \"123a\"",
                "1 == 1.9",
                "${v2} >= \"2\"",
                "${t} == \"s\"",
                "${t} == 0",
                "${t} == \"0\"",
                "${t} == \"False\"",
                "${i} != 5",
                "${i} > 5",
                "${i} < 5",
                "${s5} > 10",
                "${two} in (4, 5)",
                "'${s}' notin ('a', 'b')",
                "sub issuperset ls",
                "${i} == 5 and ${i} > 9",
                "${i} == 1 or (${i} == 5 and ${i} < 3)",
                "${no} == true",
                "${i} == 5 and ${i} == 5 and ${i} == 1",
                "${none} == 1",
                "('1', '2') issuperset (1)",
                "1.5 == '1.50'"
            })
    void doesNotHoldWhenItShouldNot(String condition) {
        assertThat(holds(condition)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0 == 0 or 0 == 0 and 0 == 1, true",
        "0 == 1 and 0 == 0 or 0 == 0, false",
        "0 == 0 and 0 == 1 or 0 == 0, true",
        "0 == 1 or 0 == 0 and 0 == 1, false",
        "(0 == 1 and 0 == 0) or 0 == 0, true"
    })
    void andAndOrHaveOneRankAndTheRestIsTheirRightSide(String condition, boolean expected) {
        assertThat(holds(condition)).isEqualTo(expected);
    }

    @Test
    void whatDecidesEndsTheEvaluation() {
        assertThat(holds("1 == 1 or nope == 1")).isTrue();
        assertThat(holds("1 == 2 and nope == 1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${nope} == 1 | ${nope} == 1: unknown name 'nope'",
                "nope == 1 and ${v1} == 1 | nope == 1: unknown name 'nope'",
                "None == None | None == None: unknown name 'None'",
                "obj.zz == 1 | obj.zz == 1: unknown name 'obj.zz', there is no 'zz'",
                "${obj.zz} == 1 | ${obj.zz} == 1: dict has no 'zz'",
                "${i.__class__} == 1 | ${i.__class__} == 1: '__class__' is forbidden",
                "1 < 'abc' | 1 < 'abc': int and str have no order",
                "${l} < 5 | ${l} < 5: list and int have no order",
                "${none} < 5 | ${none} < 5: None and int have no order",
                "1 in 'abc' | 1 in 'abc': in cannot take int and str",
                "1 in 5 | 1 in 5: int cannot be walked",
                "${i} issuperset (1) | ${i} issuperset (1): int is not a list",
                "1e3 == 1000 | 1e3 == 1000: 1e3 is not an integer, write 1e3.0 or its digits"
            })
    void saysWhyItCannotBeDecided(String text, String reason) {
        var condition = Condition.parse(text);

        assertThatThrownBy(() -> condition.holds(NAMES))
                .isInstanceOf(ConditionFailed.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1 ==",
                "== 1",
                "1 == 1 1",
                "1 = 1",
                "1 === 1",
                "1 == 1 and",
                "and",
                "not 1 == 1",
                "(1 == 1",
                "1 == 1)",
                "()",
                "() == 1",
                "(1,) == 1",
                "trueish == 1",
                "falsey == 1",
                "a-b == 1",
                "a/b == 1",
                "变量 == 1",
                "'a == 1",
                "'a\nb' == 1",
                "${i} == 5 ${evil}",
                "${cond}",
                "** ",
                "* and 1 == 1",
                "1 == ${",
                "1 == ${}",
                "1 <> 2",
                "1 == 1 && 2 == 2",
                "__x == 1",
                "a..b == 1",
                "1 inside (1)",
                "1e-3 == 1",
                "1 == 2 == 3",
                "((1)) == 1",
                "1 == 1;",
                "\"a\" == \"a\\\"\""
            })
    void whatIsNoConditionIsRefused(String text) {
        assertThatThrownBy(() -> Condition.parse(text)).isInstanceOf(ConditionFailed.class);
    }

    @Test
    void sayWhereItCannotBeRead() {
        assertThatThrownBy(() -> Condition.parse("1 == 1 xor 2 == 2"))
                .hasMessage("'and', 'or' or the end was expected at character 8 of the condition, not 'xor 2 == 2'");
    }

    @Test
    void anUnknownNameInQuotesStaysText() {
        assertThat(holds("\"${nope}\" == \"x\"")).isFalse();
        assertThat(holds("\"${nope}\" == \"${nope}\"")).isTrue();
        assertThat(holds("'${' == '${'")).isTrue();
    }

    @Test
    void aValueCannotChangeTheCondition() {
        assertThat(holds("\"${evil}\" == \"y\"")).isFalse();
        assertThat(holds("${evil} == \"y\"")).isFalse();
        assertThat(holds("evil == 'y'")).isFalse();
        assertThat(holds("\"${quoted}\" == ${quoted}")).isTrue();
        assertThat(holds("\"${lines}\" == lines")).isTrue();
        assertThat(holds("'${quoted}' == ''")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1) or (1 == 1", "' or '1' == '1", "\" or \"1\" == \"1", "x\nor 1 == 1", "*", "true", "${i}",
                        "x' == 'x' or '",
                "(1, 2)", "1 == 1", "'", "\"", "\\", "\\\" or 1 == 1", "%s", "<% %>"
            })
    void noTextBreaksOutOfItsQuotes(String value) {
        var names = TestNames.of("x", value, "y", value);

        for (String quote : List.of("'", "\"")) {
            String placeholder = quote + "${x}" + quote;
            assertThat(Condition.parse(placeholder + " == 'never'").holds(names))
                    .isFalse();
            assertThat(Condition.parse(placeholder + " == ${y}").holds(names)).isTrue();
            assertThat(Condition.parse(placeholder + " in ('never', " + placeholder + ")")
                            .holds(names))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "${i == 5}, true",
        "${i > 9}, false",
        "${'a' in ls and not no}, true",
        "${t}, true",
        " ${no} , false",
        "True, true",
        "False, false",
        "${'Tr'}ue, true"
    })
    void aMakoConditionIsATemplate(String text, boolean expected) {
        assertThat(Condition.parse(text, Language.MAKO).holds(NAMES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${i}", "${nope}", "1 == 1", "${i == 5", "", "${none}", "${'yes'}", "<% x %>", "${i.__class__}"})
    void aMakoConditionThatIsNeitherTrueNorFalseFails(String text) {
        var condition = Condition.parse(text, Language.MAKO);

        assertThatThrownBy(() -> condition.holds(NAMES)).isInstanceOf(ConditionFailed.class);
    }

    @Test
    void whatCannotBeComputedIsNeverSwallowed() {
        var failing = new Names() {
            @Override
            public boolean has(String name) {
                return true;
            }

            @Override
            public Object get(String name) {
                throw new RenderFailed("x refers to itself");
            }
        };

        for (String text : List.of("${x} == 1", "x == 1", "'${x}' == 1", "(x) issuperset (1)")) {
            assertThatThrownBy(() -> Condition.parse(text).holds(failing)).isInstanceOf(RenderFailed.class);
        }
        var mako = Condition.parse("${x}", Language.MAKO);
        assertThatThrownBy(() -> mako.holds(failing)).isInstanceOf(RenderFailed.class);
    }

    @Test
    void knowsItsTextAndTheNamesItLooksUp() {
        var condition = Condition.parse("${a} == 1 and 'x${b + 1}' in (c, d.e) or ${len(f)} > 1");

        assertThat(condition.text()).isEqualTo("${a} == 1 and 'x${b + 1}' in (c, d.e) or ${len(f)} > 1");
        assertThat(condition.references()).containsExactlyInAnyOrder("a", "b", "c", "d.e", "d", "len", "f");
        assertThat(Condition.parse("${a}", Language.MAKO).references()).containsExactly("a");
    }
}
