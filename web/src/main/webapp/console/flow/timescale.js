/**
 * A scale of time on which long stretches without work are folded: what matters in a run that waited a night for a person is not the
 * night.
 */
const FOLD_FROM = 0.15;
const FOLD_TO = 0.05;

/**
 * @param spans [{start, end}] in milliseconds
 * @return {at(ms) → 0..1, when(0..1) → ms, folds: [{from, to, left, width}], start, end}
 */
export function timescale(spans) {
  const busy = merged(spans);
  if (busy.length === 0) {
    return { at: () => 0, when: () => 0, folds: [], start: 0, end: 0 };
  }
  const parts = withGaps(busy);
  const total = parts.reduce((sum, part) => sum + part.size, 0) || 1;
  let left = 0;
  for (const part of parts) {
    part.left = left / total;
    part.width = part.size / total;
    left += part.size;
  }
  return {
    at: (ms) => at(parts, ms),
    when: (share) => when(parts, share),
    folds: parts.filter((part) => part.folded),
    start: busy[0].from,
    end: busy[busy.length - 1].to,
  };
}

function merged(spans) {
  const found = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const before = found[found.length - 1];
    if (before && start <= before.to) {
      before.to = Math.max(before.to, end);
    } else {
      found.push({ from: start, to: Math.max(start, end) });
    }
  }
  return found;
}

function withGaps(busy) {
  const work = Math.max(1000, busy.reduce((sum, { from, to }) => sum + to - from, 0));
  const parts = [];
  busy.forEach((span, index) => {
    const before = busy[index - 1];
    if (before) {
      const gap = span.from - before.to;
      const folded = gap > work * FOLD_FROM;
      parts.push({ from: before.to, to: span.from, folded, size: folded ? work * FOLD_TO : gap });
    }
    parts.push({ ...span, folded: false, size: Math.max(span.to - span.from, 1) });
  });
  return parts;
}

function at(parts, ms) {
  const part = parts.find(({ to }) => ms <= to) ?? parts[parts.length - 1];
  const length = part.to - part.from || 1;
  return part.left + part.width * Math.min(1, Math.max(0, (ms - part.from) / length));
}

function when(parts, share) {
  const part = parts.find(({ left, width }) => share <= left + width) ?? parts[parts.length - 1];
  return part.from + ((share - part.left) / (part.width || 1)) * (part.to - part.from);
}
