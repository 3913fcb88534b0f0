/* Where in a text of JSON each value stands, so that a problem can be shown at its line. Browsers do not always say where a text is no JSON. */

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const escaped = (name) => name.replace(/~/g, '~0').replace(/\//g, '~1');

/** Thrown where a text stops being JSON. */
export class NoJson extends Error {
  constructor(offset) {
    super(`no JSON from ${offset} on`);
    this.offset = offset;
  }
}

class Walk {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.found = new Map();
  }

  blank() {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  expect(sign) {
    if (this.text[this.at] !== sign) throw new NoJson(this.at);
    this.at++;
  }

  string() {
    const from = this.at;
    this.expect('"');
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    this.expect('"');
    try {
      return JSON.parse(this.text.slice(from, this.at));
    } catch (odd) {
      throw new NoJson(from);
    }
  }

  word() {
    WORD.lastIndex = this.at;
    const found = WORD.exec(this.text);
    if (!found || !found[0]) throw new NoJson(this.at);
    this.at += found[0].length;
  }

  /** What is between two brackets, with commas between one and the next. */
  each(open, close, one) {
    this.expect(open);
    this.blank();
    for (let index = 0; this.text[this.at] !== close; index++) {
      if (index > 0) this.expect(',');
      this.blank();
      one(index);
      this.blank();
    }
    this.at++;
  }

  member(pointer) {
    const from = this.at;
    const name = this.string();
    this.blank();
    this.expect(':');
    this.blank();
    this.value(`${pointer}/${escaped(name)}`, from);
  }

  value(pointer, from = this.at) {
    this.found.set(pointer, from);
    const sign = this.text[this.at];
    if (sign === '{') this.each('{', '}', () => this.member(pointer));
    else if (sign === '[') this.each('[', ']', (index) => this.value(`${pointer}/${index}`));
    else if (sign === '"') this.string();
    else this.word();
  }
}

/**
 * @returns JSON pointer → offset of the value, or of the name of a member
 * @throws NoJson
 */
export function places(text) {
  const walk = new Walk(text);
  walk.blank();
  walk.value('');
  walk.blank();
  if (walk.at < text.length) throw new NoJson(walk.at);
  return walk.found;
}

export const lineOf = (text, offset) => text.slice(0, offset).split('\n').length;

/** The place of a pointer, or of what it would be in. */
export function find(found, pointer) {
  for (let one = pointer; one; one = one.slice(0, one.lastIndexOf('/'))) {
    if (found.has(one)) return found.get(one);
  }
  return found.get('') || 0;
}

/** Where a text that is no JSON stops being it. */
export function syntaxOffset(text) {
  try {
    places(text);
    return text.length;
  } catch (wrong) {
    return wrong.offset ?? text.length;
  }
}
