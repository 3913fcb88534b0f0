package culm.expr;

import static culm.expr.TestNames.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static Object render(Object template, Object... names) {
        return Template.of(template).render(TestNames.of(names));
    }

    @Test
    void aTextThatIsOneNameBecomesTheObject() {
        var list = Arrays.<Object>asList(1L, "two", map("three", 3L), null);

        assertThat(render("${x}", "x", list)).isSameAs(list);
        assertThat(render("${x}", "x", 7L)).isEqualTo(7L);
        assertThat(render("${x}", "x", 1.5)).isEqualTo(1.5);
        assertThat(render("${x}", "x", true)).isEqualTo(true);
        assertThat(render("${x}", "x", null)).isNull();
        assertThat(render("${x}", "x", "0012")).isEqualTo("0012");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "filter", "len", "if", "context", "a-b", "a.b", "1st", "two words", "变量", "__x"})
    void aVariableMayHaveAnyName(String name) {
        assertThat(render("${" + name + "}", name, 5L)).isEqualTo(5L);
        assertThat(render("<${" + name + "}>", name, 5L)).isEqualTo("<5>");
    }

    @Test
    void aVariableGoesBeforeAFunctionOfItsName() {
        assertThat(render("${int}", "int", "cover")).isEqualTo("cover");
        assertThat(render("${len}!", "len", 5L)).isEqualTo("5!");
        assertThat(render("${id + 1}", "id", 5L)).isEqualTo("6");
    }

    @Test
    void anExpressionBecomesText() {
        assertThat(render("${a+int(b)}", "a", 2L, "b", "3")).isEqualTo("5");
        assertThat(render("${a[0]}", "a", List.of(1L, 2L))).isEqualTo("1");
        assertThat(render("${a[\"b\"]}", "a", map("b", 1L))).isEqualTo("1");
        assertThat(render("${obj['a'][0]}", "obj", map("a", List.of(1L)))).isEqualTo("1");
        assertThat(render("${ a }", "a", 2L)).isEqualTo("2");
    }

    @Test
    void listsAndValuesOfMapsAreWalkedAndKeysAreNot() {
        var template = map("deep", List.of("${x}", map("y", "pre ${k}", "${k}", "v")), "n", 3L, "t", List.of("${k}"));

        assertThat(render(template, "x", List.of(1L, 2L), "k", "key"))
                .isEqualTo(map(
                        "deep",
                        List.of(List.of(1L, 2L), map("y", "pre key", "${k}", "v")),
                        "n",
                        3L,
                        "t",
                        List.of("key")));
    }

    @Test
    void theOrderOfAMapIsKept() {
        assertThat(render(map("z", "${x}", "a", 1L, "m", "${x}"), "x", 1L).toString())
                .isEqualTo("{z=1, a=1, m=1}");
    }

    @Test
    void textAndFragmentsMix() {
        assertThat(render("a-${1 if t else 2}-${a}", "t", false, "a", "c")).isEqualTo("a-2-c");
        assertThat(render("${a}/${b}/${c}", "a", "x", "b", "y", "c", 3L)).isEqualTo("x/y/3");
        assertThat(render("${x}+2", "x", 3L)).isEqualTo("3+2");
        assertThat(render("${x}${x}", "x", List.of(1L, "a"))).isEqualTo("[1, 'a'][1, 'a']");
        assertThat(render("is ${x}", "x", null)).isEqualTo("is None");
    }

    @Test
    void aValueThatLooksLikeAFragmentIsNotRenderedAgain() {
        assertThat(render("<${x}> ${y}", "x", "${y}", "y", "z")).isEqualTo("<${y}> z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${nope}",
                "<${nope}>",
                "${nope} ${also}",
                "${y[5]}",
                "${x / 0}",
                "${x.nope}",
                "${undefined_name}",
                "${x.__class__}",
                "${__import__(\"os\")}",
                "${open(\"f\")}",
                "${x +}",
                "${x",
                "${}",
                "${ }",
                "$ {x}",
                "$x",
                "{x}",
                "${a.b}",
                "${a:b}",
                "${\"test_{}\".format(x)}",
                "${filter}",
                "${list}",
                "${len}",
                "${x)}",
                "${(x}",
                "${x]}",
                "${'x}",
                "${datetime.datetime.now().strftime(\"%Y\")}",
                "<%page/>",
                "<% import os %>",
                "% for x in y:",
                "$${"
            })
    void whatHasNoMeaningStays(String text) {
        assertThat(render(text, "x", 5L, "y", List.of(1L))).isEqualTo(text);
    }

    @Test
    void oneBadFragmentLeavesTheOthersAlone() {
        assertThat(render("${x} ${nope} ${x / 0} ${x + 1}", "x", 5L)).isEqualTo("5 ${nope} ${x / 0} 6");
        assertThat(render("${x ${x}", "x", 5L)).isEqualTo("${x 5");
        assertThat(render("${a ( } and ${x}", "x", 5L)).isEqualTo("${a ( } and 5");
    }

    @Test
    void aFragmentWithDollarOrHashStays() {
        assertThat(render("${'a#b'}", "x", 5L)).isEqualTo("${'a#b'}");
        assertThat(render("${x['$']}", "x", map("$", 1L))).isEqualTo("${x['$']}");
    }

    @Test
    void bracesInLiteralsEndNothing() {
        assertThat(render("${ {\"a\": 1}[\"a\"] }")).isEqualTo("1");
        assertThat(render("${'}' + \"{\"}!")).isEqualTo("}{!");
        assertThat(render("${x} and }", "x", 5L)).isEqualTo("5 and }");
        assertThat(render("{\"a\": ${x}}", "x", 5L)).isEqualTo("{\"a\": 5}");
    }

    @Test
    void intAndStrAloneAreTheirNames() {
        assertThat(render("${int}")).isEqualTo("int");
        assertThat(render("${str}")).isEqualTo("str");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | ''",
                "${a} ${b} | a b",
                "${a.b[c]} | a c",
                "${len(a)} | len a",
                "${[x for x in items if x > y]} | items y",
                "${[x for x in x]} | x",
                "${[y for x in items for y in x]} | items",
                "${{k: v for k, v in d.items()}} | d",
                "${(lambda y: y + z)(seed)} | seed z",
                "${f'{a}-{b}'} | a b",
                "${sum(x for x in xs)} | sum xs",
                "${two words} | 'two words'"
            })
    void knowsTheNamesItLooksUp(String text, String names) {
        var references = Template.of(List.of(map("k", text))).references();

        if (text.equals("${two words}")) {
            assertThat(references).containsExactly("two words");
        } else {
            assertThat(references).containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
        }
    }

    @Test
    void whatHoldsNoFragmentIsConstantAndNotCopied() {
        var value = map("a", List.of("b", 1L), "c", "${");

        assertThat(Template.of(value).constant()).isTrue();
        assertThat(Template.of(value).render(TestNames.none())).isSameAs(value);
        assertThat(Template.of(Collections.singletonList("${x}")).constant()).isFalse();
    }

    @Test
    void whatCannotBeComputedIsNeverSwallowed() {
        var failing = new Names() {
            @Override
            public boolean has(String name) {
                return name.equals("x");
            }

            @Override
            public Object get(String name) {
                throw new RenderFailed("x refers to itself");
            }
        };

        for (String text : List.of("${x}", "a ${x}", "${x + 1}", "${[x for y in [1]]}", "${'%s' % x}")) {
            assertThatThrownBy(() -> Template.of(text).render(failing)).hasMessage("x refers to itself");
            assertThatThrownBy(() -> Template.of(text).renderStrict(failing)).hasMessage("x refers to itself");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${nope} | ${nope}: unknown name 'nope'",
                "a ${x + nope} | ${x + nope}: unknown name 'nope'",
                "${x.__class__} | ${x.__class__}: '__class__' is forbidden",
                "${x.k} | ${x.k}: int has no 'k'",
                "${x / 0} | ${x / 0}: division by zero",
                "${x + 'a'} | ${x + 'a'}: + cannot take int and str",
                "${x +} | ${x +}: the end does not belong here",
                "${9**9**9} | ${9**9**9}: a power has more than 4096 bits"
            })
    void strictSaysWhatIsWrong(String text, String reason) {
        assertThatThrownBy(() -> Template.of(List.of(text)).renderStrict(TestNames.of("x", 5L)))
                .isInstanceOf(RenderFailed.class)
                .hasMessage(reason);
    }

    @Test
    void strictRendersWhatIsRight() {
        assertThat(Template.of(List.of("${x}", "${x + 1}", "plain ${")).renderStrict(TestNames.of("x", 5L)))
                .isEqualTo(List.of(5L, "6", "plain ${"));
    }

    @Test
    void allFragmentsOfOneTemplateShareTheirBounds() {
        String busy = "${sum([1 for a in range(120) for b in range(120)])}";
        String large = "${'x' * 400000}";

        assertThat((String) render(busy.repeat(3))).isEqualTo("14400" + busy.repeat(2));
        assertThat((String) render(large.repeat(3))).endsWith(large).hasSize(800_000 + large.length());
    }

    @Test
    void integersOfOtherSizesAreIntegers() {
        assertThat(render("${a + b}", "a", 1, "b", (short) 2)).isEqualTo("3");
    }
}
