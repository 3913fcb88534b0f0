package culm.expr;

/** A word of an expression. */
record Token(Kind kind, String text, Object value) {

    enum Kind {
        NAME,
        WORD,
        NUMBER,
        TEXT,
        FORMAT,
        SIGN,
        END
    }

    static Token of(Kind kind, String text) {
        return new Token(kind, text, null);
    }

    boolean is(String wanted) {
        return reserved() && text.equals(wanted);
    }

    boolean reserved() {
        return kind == Kind.SIGN || kind == Kind.WORD;
    }

    @Override
    public String toString() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
