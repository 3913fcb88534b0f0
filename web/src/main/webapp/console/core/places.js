/* Where in a text of JSON each value stands, so that a problem can be shown at its line. */

const escaped = (name) => name.replace(/~/g, '~0').replace(/\//g, '~1');

/** Walks over a text that JSON.parse has accepted. Gives JSON pointer → offset. */
export function places(text) {
  const found = new Map();
  let at = 0;

  function blank() {
    while (/\s/.test(text[at])) at++;
  }

  function string() {
    const from = at++;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at++;
    return JSON.parse(text.slice(from, at));
  }

  function members(pointer, close, next) {
    at++;
    blank();
    while (text[at] !== close) {
      const start = at;
      const name = next();
      blank();
      value(`${pointer}/${escaped(String(name))}`, typeof name === 'string' ? start : at);
      blank();
      if (text[at] === ',') at++;
      blank();
    }
    at++;
  }

  function named() {
    const name = string();
    blank();
    at++;
    return name;
  }

  function value(pointer, from) {
    found.set(pointer, from);
    let index = 0;
    if (text[at] === '{') members(pointer, '}', named);
    else if (text[at] === '[') members(pointer, ']', () => index++);
    else if (text[at] === '"') string();
    else while (at < text.length && !/[\s,\]}]/.test(text[at])) at++;
  }

  blank();
  value('', at);
  return found;
}

export const lineOf = (text, offset) => text.slice(0, offset).split('\n').length;

/** The place of a pointer, or of what it would be in. */
export function find(found, pointer) {
  for (let one = pointer; one; one = one.slice(0, one.lastIndexOf('/'))) {
    if (found.has(one)) return found.get(one);
  }
  return found.get('') || 0;
}

/** Where JSON.parse stopped: browsers say it in their own words. */
export function syntaxOffset(text, message) {
  const position = /position (\d+)/.exec(message);
  if (position) return Number(position[1]);
  const line = /line (\d+) column (\d+)/.exec(message);
  return line ? text.split('\n').slice(0, line[1] - 1).join('\n').length + Number(line[2]) : text.length;
}
