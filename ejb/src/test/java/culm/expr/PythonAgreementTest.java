package culm.expr;

import static culm.expr.TestNames.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonAgreementTest {

    private static final Names NAMES = TestNames.of(
            "a",
            2L,
            "b",
            "3",
            "t",
            false,
            "yes",
            true,
            "items",
            List.of(1L, 2L, 3L),
            "name",
            "abc",
            "seed",
            4L,
            "f",
            1.5,
            "d",
            map("k", 1L, "n", map("m", List.of(1L, 2L)), "s", "x"),
            "none",
            null,
            "big",
            new BigInteger("12345678901234567890"),
            "ls",
            List.of("b", "a", "c"),
            "u",
            "hé😀z",
            "q",
            "it's",
            "mixed",
            Arrays.asList(1L, "two", map("three", 3.0), null, true),
            "hosts",
            List.of(map("ip", "10.0.0.1", "up", true), map("ip", "10.0.0.2", "up", false)),
            "csv",
            "a,b,,c",
            "multi",
            "l1\nl2\r\nl3",
            "neg",
            -7L,
            "empty",
            "",
            "text",
            "  Hello World  ");

    /** Wrong, forbidden, unknown, or (mutators, complex numbers) left out on purpose. */
    private static final String REFUSED =
            """
            "%#x" % 255
            ~1
            list(map(str, items))
            filter
            open("x")
            x
            items[10]
            d["zz"]
            d.zz
            name.nope()
            items.append(4)
            d.update({})
            d.pop("k")
            name.format(1)
            1/0
            1//0
            1%0
            0**-1
            (-8)**0.5
            "a" + 1
            1 + "a"
            [1] + (1,)
            "a" < 1
            None < 1
            int("x")
            int("1.5")
            int(None)
            int([])
            float("x")
            len(5)
            "%d" % "x"
            "%s %s" % 1
            "%s" % (1, 2)
            "%z" % 1
            [1](0)
            5()
            None.x
            {[]: 1}
            {{}: 1}
            {[1]}
            sorted([1, "a"])
            max([])
            sum(["a"])
            "a" * "b"
            "a" * 1.5
            "a" in 5
            5 in "a"
            items["a"]
            items[1.0]
            "abc".index("z")
            items.index(99)
            "a".split("")
            "".join([1])
            range(1, 2, 0)
            range(1.5)
            list(5)
            dict([1])
            zip(5)
            abs("a")
            round("a")
            (lambda x: x)()
            (lambda x: x)(1, 2)
            lambda: 1
            1 +
            + +
            a b
            a.
            .a
            a[
            a]
            (a
            a)
            [1, 2
            "abc
            1 if 2
            if
            for x in y
            [x for]
            [for x in y]
            {1: 2, 3}
            {1, 2: 3}
            a = 1
            a := 1
            import os
            def f(): pass
            yield 1
            await a
            print(1)
            *items
            len(*items)
            len(items=1)
            012
            1__0
            1abc
            1.2.3
            0x
            "\\x4"
            a,b
            a;b
            a\\b
            a?b
            a&b
            a|b
            a@b
            !a
            `a`
            ...
            name.upper
            items.__class__
            d["__class__"]
            d._x
            """;

    static Stream<String> answers() {
        return PythonAnswers.ROWS.lines();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void rendersWhatPythonAnswers(String row) {
        String[] parts = row.split("  =>( {2})?", 2);
        String answer = parts[1].replace('␤', '\n')
                .replace('␉', '\t')
                .replace('␍', '\r')
                .replace('␠', ' ');

        assertThat(Template.of("<${" + parts[0] + "}>").render(NAMES)).isEqualTo("<" + answer + ">");
    }

    static Stream<String> refused() {
        return REFUSED.lines();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void leavesWhatHasNoAnswer(String expression) {
        String text = "<${" + expression + "}>";

        assertThat(Template.of(text).render(NAMES)).isEqualTo(text);
    }
}
