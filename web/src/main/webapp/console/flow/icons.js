/** Shapes of 16 by 16, drawn with lines. Each look and each kind has one that can be told from the others without colour. */

const LOOKS = {
  unreached: 'M8 3a5 5 0 1 0 .01 0z',
  'passed-over': 'M3 8h10',
  booked: 'M6.2 5.5v5M9.8 5.5v5M8 1.8a6.2 6.2 0 1 0 .01 0z',
  held: 'M3 3v10M7 8h6M10.5 5.5 13 8l-2.5 2.5',
  ready: 'M4.5 2.5h7M4.5 13.5h7M5.5 2.5c0 3 2.5 4 2.5 5.5s-2.5 2.5-2.5 5.5M10.5 2.5c0 3-2.5 4-2.5 5.5s2.5 2.5 2.5 5.5',
  running: 'M5 3.2 12.5 8 5 12.8z',
  polling: 'M8 4.5V8l2.5 1.5M8 1.8a6.2 6.2 0 1 0 .01 0z',
  callback: 'M13 4v3.5a2 2 0 0 1-2 2H3.5M6.5 6.5l-3 3 3 3',
  worker: 'M8 2.5a2.5 2.5 0 1 1-.01 0zM3 13.5c0-3 2.2-4.5 5-4.5s5 1.5 5 4.5',
  timer: 'M6.5 1.5h3M8 3.5v0M8 6v3M8 3.8a5 5 0 1 0 .01 0z',
  children: 'M8 3v3M4 13v-3.5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1V13M8 6v2.5M8 8.5V13',
  frozen: 'M8 2v12M2.8 5l10.4 6M13.2 5 2.8 11',
  suspended: 'M5.5 3.5v9M10.5 3.5v9',
  blocked: 'M3 5h10v6H3zM5 11l3-6M8.5 11l3-6',
  failed: 'M4 4l8 8M12 4l-8 8',
  finished: 'M3 8.5 6.5 12 13 4.5',
  skipped: 'M3 4l4 4-4 4M8 4l4 4-4 4M13.5 4v8',
  ignored: 'M2 8.5 5 11.5l5-6.5M13 4v5M13 11.7v.6',
  revoked: 'M4 4h8v8H4z',
  unknown: 'M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.5M8 12v.5',
};

const KINDS = {
  activity: 'M8 5.7a2.3 2.3 0 1 0 .01 0zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4',
  subprocess: 'M2 3h5v4H2zM9 9h5v4H9zM4.5 7v4H9',
  start: 'M6 4.5 11 8l-5 3.5z',
  end: 'M5 5h6v6H5z',
  exclusive: 'M4 4l8 8M12 4l-8 8',
  parallel: 'M8 2.5v11M2.5 8h11',
  conditional: 'M8 3a5 5 0 1 0 .01 0z',
  converge: 'M3 3.5l4 4.5-4 4.5M7 8h6.5',
};

const MARKS = {
  loop: 'M4.5 12A5 5 0 1 1 8 13M8 13l-2.5-2M8 13l-2 2',
  retry: 'M3 3v4h4M3.5 7A5 5 0 1 1 4 11.2',
  open: 'M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5',
  unfold: 'M8 3v10M3 8h10',
  fold: 'M3 8h10',
};

export const icon = (name) => LOOKS[name] ?? MARKS[name] ?? KINDS[name] ?? LOOKS.unknown;
export const kindIcon = (kind) => KINDS[kind] ?? KINDS.activity;

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** For use in HTML, where it is of the height of the text. */
export function inlineIcon(path, name) {
  return svg('svg', { viewBox: '0 0 16 16', class: `flow-icon ${name}`, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { d: path }));
}

export function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
