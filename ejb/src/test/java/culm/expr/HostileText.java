package culm.expr;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** Expressions that nobody may evaluate, and places to put them. */
final class HostileText {

    /** Ways to classes, functions and modules: of Python, of Mako, of Java and of its expression languages. */
    private static final String ESCAPES =
            """
            ().__class__
            ''.__class__.__mro__[1].__subclasses__()
            [].__class__.__base__
            {}.__class__.__bases__[0]
            x.__class__
            name.__init__.__globals__
            name.__doc__
            d.__dict__
            d["__class__"]
            d['__globals__']['os']
            d["__init__"]()
            (lambda: 0).__code__
            (lambda: 0).__globals__["__builtins__"]
            len.__self__
            str.__mro__
            str.mro()
            int.from_bytes
            name.upper.__self__
            [].append.__self__.__class__
            (x for x in items).gi_frame.f_back
            __import__("os").system("id")
            __import__('subprocess').check_output(['id'])
            __builtins__
            __builtins__["eval"]("1")
            __name__
            __file__
            __loader__.load_module("os")
            __M_caller
            eval("1+1")
            exec("import os")
            compile("1", "", "eval")
            open("/etc/passwd").read()
            getattr(name, "upper")()
            getattr(name, "__cl" + "ass__")
            setattr(d, "k", 1)
            delattr(d, "k")
            hasattr(d, "k")
            globals()
            locals()["x"]
            vars()
            dir()
            dir(name)
            type(x)
            type("X", (), {})
            isinstance(x, int)
            issubclass(int, int)
            super()
            object()
            id(1)
            hash(1)
            input()
            breakpoint()
            help()
            memoryview(name)
            bytes(1)
            bytearray(1)
            callable(len)
            chr(65)
            ord("a")
            format(1, "d")
            frozenset([1])
            iter(items)
            next(iter(items))
            map(str, items)
            filter(None, items)
            print(1)
            repr(x)
            ascii(x)
            divmod(1, 2)
            property(len)
            staticmethod(len)
            classmethod(len)
            exit()
            quit(1)
            self
            self.module.cache.util.os.system("id")
            self.template.module
            self.attr
            context
            context.write("x")
            context.lookup
            context._kwargs
            context.keys()
            local.module
            parent.body()
            next.body()
            caller.body()
            capture(len)
            pageargs
            UNDEFINED
            STOP_RENDERING
            loop.parent
            runtime.Context
            os.system("id")
            os.path.os.popen("id").read()
            d.os
            d.os.system("id")
            d.sys.modules
            d.subprocess.run(["id"])
            d.shutil.rmtree("/")
            d.ctypes
            d.socket.socket()
            d.threading
            d._thread
            d.builtins
            d.popen("id")
            d.popen2
            d.spawnl(1)
            d.execv("/bin/sh")
            d.fork()
            d.kill(1)
            d._secret
            obj._secret
            datetime.datetime.now()
            time.sleep(100)
            threading.Thread()
            json.loads("1")
            re.match("(a+)+b", "a" * 100)
            "{}".format(x)
            "{0.__class__}".format(name)
            "{0.__class__.__mro__}".format(name)
            "{x.__init__}".format_map(d)
            name.format(1)
            str.format("{}", 1)
            name.__format__("")
            "%s".__mod__(1)
            name.encode("utf-8")
            name.translate({})
            name.maketrans({})
            name.decode("rot13")
            f"{x.__class__}"
            f"{name!r}"
            f"{x:{x}}"
            f"{__import__('os')}"
            f"{open('x')}"
            name.class
            name.getClass()
            name.getClass().forName("java.lang.Runtime")
            "".getClass().getClassLoader()
            x.hashCode()
            x.longValue()
            x.TYPE
            name.bytes
            name.getBytes()
            name.chars()
            name.length()
            name.wait()
            name.notifyAll()
            name.matches("(a+)+$")
            name.replaceAll("a", "b")
            name.toString()
            name.formatted(1)
            items.stream()
            items.iterator()
            items.size()
            items.add(1)
            items.toArray()
            items.forEach(len)
            items.append(1)
            items.clear()
            items.extend(items)
            items.insert(0, 1)
            items.pop()
            items.remove(1)
            items.reverse()
            items.sort()
            d.put("a", 1)
            d.clear()
            d.entrySet()
            d.forEach(len)
            d.update({"a": 1})
            d.setdefault("a", 1)
            d.pop("k")
            d.popitem()
            d.computeIfAbsent("a", len)
            d.class.classLoader
            java.lang.System.exit(0)
            java.lang.Runtime.getRuntime().exec("id")
            T(java.lang.Runtime).getRuntime().exec("id")
            Runtime.getRuntime()
            new java.util.Date()
            Class.forName("java.lang.System")
            System.getProperty("user.home")
            jndi:ldap://localhost/a
            env:PATH
            sys:user.home
            @java.lang.Runtime@getRuntime()
            x | os.system
            x | n,decode.utf8
            x | __import__("os").system
            x | h.x
            x or 1 | self.module
            import os
            from os import system
            import os; os.system("id")
            x = 1
            x += 1
            x := 1
            (y := 5)
            del x
            assert x
            raise x
            return x
            global x
            pass
            while True: pass
            for y in items: pass
            if x: 1
            try: 1
            with open("x") as f: 1
            def f(): return 1
            class X: pass
            @x
            yield x
            (yield)
            await x
            async for y in x
            lambda: (yield)
            *items
            [*items]
            {**d}
            len(*[items])
            dict(**d)
            `x`
            x; y
            x ? 1 : 2
            x && y
            x -> y
            x->y
            !x
            x\\
            \\x41
            print "x"
            exec "x"
            b"abc"
            1j
            0b2
            0xg
            08
            1__0
            "\\x4"
            "\\u12"
            "\\U99999999"
            "\\N{DOLLAR SIGN}"
            '''a
            "a
            <% import os %>
            %>
            <%page args="x"/>
            <%! import os %>
            <%include file="/etc/passwd"/>
            <%namespace name="x" module="os"/>
            <%def name="x()">1</%def>
            """;

    private static final List<Function<String, String>> PLACES = List.of(
            trick -> trick,
            trick -> "[" + trick + "]",
            trick -> "str(" + trick + ")",
            trick -> "(" + trick + ") if True else 0",
            trick -> "[" + trick + " for q in [1]]",
            trick -> "(lambda: " + trick + ")()",
            trick -> "'%s' % (" + trick + ",)");

    private HostileText() {}

    static Collection<String> expressions() {
        var all = new LinkedHashSet<String>();
        ESCAPES.lines().forEach(trick -> PLACES.forEach(place -> all.add(place.apply(trick))));
        ExcessiveText.EXPRESSIONS.lines().forEach(trick -> PLACES.subList(0, 3)
                .forEach(place -> all.add(place.apply(trick))));
        all.addAll(ExcessiveText.nested());
        return all;
    }
}
