package culm.expr;

import java.util.ArrayList;
import java.util.List;

/** Expressions that would take too long, become too large or nest too deeply. */
final class ExcessiveText {

    static final String EXPRESSIONS =
            """
            9**9**9
            9**9**9**9**9
            2**100000
            10**5000
            -3**99999
            2**-99999999999999999999**99
            (2**4000)**2
            (2**4000)*(2**4000)
            pow(9, 9**9)
            pow(3, 2**4000, 2**4001)
            1e308**9
            0.5**-99999
            int("9" * 100000)
            int("f" * 5000, 16)
            float("9" * 1000000)
            'a' * 10**9
            10**9 * 'a'
            'a' * 99999999999999999999
            [0] * 10**9
            10**9 * [0]
            (0,) * 10**9
            [[0] * 1000] * 1000 * 1000
            ('a' * 999999) * 999999
            'a' * 999999 + 'a' * 999999
            ['a' * 900000] * 1000
            range(10**9)
            list(range(10**8))
            range(10**30)
            range(-10**18, 10**18)
            len(range(10**7))
            set(range(10**6))
            sum(range(10**7))
            max(range(10**7))
            sorted(range(10**7))
            list(reversed(range(10**6)))
            enumerate(range(10**6))
            zip(range(10**6), range(10**6))
            all(1 for y in range(10**6))
            any(0 for y in range(10**6))
            [y for y in range(400) for z in range(400)]
            [1 for a in items for b in range(999) for c in range(999) for e in range(999)]
            {y: z for y in range(1000) for z in range(1000)}
            {y * z for y in range(1000) for z in range(1000)}
            [[0] * 1000 for y in range(1000)]
            ['a' * 900000 for y in range(1000)]
            [('a' * 900000).upper() for y in range(1000)]
            ["%s" % ('a' * 900000) for y in range(1000)]
            [2**4000 * 2**90 for y in range(50000)]
            [str(2**4000) for y in range(5000)]
            [1e-320 for y in range(40000)]
            ['%.900f' % 1e-300 for y in range(9000)]
            [round(1e-310, 300) for y in range(9000)]
            [pow(7, 2**1000, 2**1001 + 1) for y in range(9000)]
            [items == items for y in range(10**6)]
            {(y, y): y for y in range(60000)}
            {(2**70 + y): y for y in range(60000)}
            'a'.join(['b' * 900000] * 9)
            ('b' * 900000).join(['a'] * 9)
            ('a' * 900000).replace('a', 'b' * 1000)
            ('a' * 900000).replace('', 'b')
            ('a' * 900000).split('a')
            (' a' * 400000).split()
            ('\\n' * 900000).splitlines()
            list('a' * 900000)
            [y for y in 'a' * 900000]
            ('a' * 500000).find('a' * 250000 + 'b')
            ('a' * 500000).rfind('b' + 'a' * 250000)
            ('a' * 500000).count('a' * 250000 + 'b')
            ('a' * 500000).split('a' * 250000 + 'b')
            ('a' * 500000).partition('a' * 250000 + 'b')
            ('a' * 500000).replace('a' * 250000 + 'b', '')
            ('a' * 250000 + 'b') in ('a' * 500000)
            ('a' * 500000).strip('b' * 499999 + 'a')
            name.ljust(10**9)
            name.rjust(10**9)
            name.center(10**9)
            name.zfill(10**9)
            name.ljust(10**30)
            '%1000000000d' % 1
            '%01000000000d' % 1
            '%-1000000000s' % name
            '%.1000000000f' % 1
            '%99999999999999999999d' % 1
            '%*d' % (9, 9)
            '%(' % d
            round(1.5, 10**9)
            round(5, -10**9)
            items[10**30]
            items[-10**30]
            items[::0]
            name[0:10**9:0]
            slice(0, 10**9)
            (lambda f: f(f))(lambda f: f(f))
            (lambda f: f(f, f))(lambda f, g: g(g, f))
            (lambda f: (lambda y: f(lambda: y(y)))(lambda y: f(lambda: y(y))))(lambda g: g())
            [f(f) for f in [lambda f: f(f)]]
            sorted([lambda f: f(f)], key=lambda f: f(f))
            max([lambda f: f(f)], key=lambda f: f(f))
            (lambda f: [f(f) for y in items])(lambda f: [f(f) for y in items])
            (lambda f: {1: f(f)})(lambda f: {1: f(f)})
            (lambda f, n: f(f, n + 1))(lambda f, n: f(f, n + 1), 0)
            """;

    private ExcessiveText() {}

    /** Every kind of nesting, a little too deep and far too deep. */
    static List<String> nested() {
        var nested = new ArrayList<String>();
        for (int depth : List.of(65, 300, 1_000, 100_000)) {
            around(nested, depth, "(", "1", ")");
            around(nested, depth, "[", "1", "]");
            around(nested, depth, "{", "1", "}");
            around(nested, depth, "{1:", "1", "}");
            around(nested, depth, "(1,", "1", ")");
            around(nested, depth, "[(", "1", ")]");
            around(nested, depth, "len(", "items", ")");
            around(nested, depth, "items[", "0", "]");
            around(nested, depth, "items[:", "0", "]");
            around(nested, depth, "name.find(", "name", ")");
            around(nested, depth, "(lambda:", "1", ")()");
            around(nested, depth, "[y for y in ", "items", "]");
            around(nested, depth, "dict(k=", "1", ")");
            around(nested, depth, "-", "1", "");
            around(nested, depth, "+", "1", "");
            around(nested, depth, "not ", "1", "");
            around(nested, depth, "lambda:", "1", "");
            around(nested, depth, "1 if 1 else ", "1", "");
            around(nested, depth, "2**", "1", "");
            around(nested, depth, "2**-", "1", "");
            around(nested, depth, "[y ", "for y in items ", "]");
            nested.add("[1 " + "for y in items ".repeat(depth) + "]");
            nested.add("[1 for " + "(".repeat(depth) + "y" + ",)".repeat(depth) + " in items]");
            nested.add("(".repeat(depth));
            nested.add("1" + ")".repeat(depth));
            nested.add("[{(".repeat(depth));
        }
        for (String word : List.of("1+", "1 and ", "1 or ", "1<2<", "'a' ", "items,", "name.upper().", "-+-+")) {
            nested.add(word.repeat(9_000) + "1");
        }
        nested.add("items" + "[0:]".repeat(9_000));
        nested.add("f'{".repeat(9_000));
        nested.add("9".repeat(9_000));
        nested.add("1" + "_1".repeat(4_000));
        nested.add("int('1" + "_1".repeat(4_000) + "')");
        nested.add("float('1" + "_1".repeat(4_000) + "')");
        nested.add("x" + ".k".repeat(4_000));
        nested.add("'" + "a".repeat(1_000_000) + "'");
        return nested;
    }

    private static void around(List<String> nested, int depth, String open, String middle, String close) {
        nested.add(open.repeat(depth) + middle + close.repeat(depth));
    }
}
