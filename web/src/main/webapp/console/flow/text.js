/** Widths of texts, by a canvas where there is one, since asking the drawing itself for thousands of texts is slow. */

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]/;

export function measurer(family) {
  const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  const known = new Map();
  const widthOf = context ? byCanvas(context, family) : byGuess;
  return (text, size, weight = 400) => {
    const key = `${size}|${weight}|${text}`;
    if (!known.has(key)) {
      known.set(key, widthOf(text, size, weight));
    }
    return known.get(key);
  };
}

function byCanvas(context, family) {
  let font = '';
  return (text, size, weight) => {
    const wanted = `${weight} ${size}px ${family}`;
    if (font !== wanted) {
      context.font = font = wanted;
    }
    return context.measureText(text).width;
  };
}

function byGuess(text, size) {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : 0.56), 0) * size;
}

/** The text, or as much of it as there is room for, and a sign that something is left out. */
export function shortened(text, room, width) {
  const line = text.replace(/\s+/g, ' ').trim();
  if (width(line) <= room) {
    return line;
  }
  const letters = [...line.slice(0, 400)];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (width(`${letters.slice(0, middle).join('')}…`) <= room) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}
