/* What differs between the attempts of a node. */

const text = (value) => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/** A row for each input: its value in each attempt, and whether it is another one than in the attempt before. */
export function inputRows(attempts) {
  const names = [...new Set(attempts.flatMap((attempt) => Object.keys(attempt.inputs || {})))];
  return names.map((name) => {
    const cells = attempts.map((attempt) => text((attempt.inputs || {})[name]));
    return { name, cells: cells.map((value, at) => ({ value, changed: at > 0 && value !== cells[at - 1] })) };
  });
}

export { text as shownText };
