import { html } from './icons.js';
import { duration } from './times.js';
import { lookOf } from './looks.js';

const COLUMNS = ['node', 'attempt', 'state', 'start', 'end', 'duration'];

/** The timeline as a table. */
export function timeTable(t, rows, now, zoned) {
  const head = html('tr', {}, ...COLUMNS.map((name) => html('th', { scope: 'col' }, t(`flow.timeline.${name}`))));
  const body = html('tbody');
  for (const row of rows) {
    row.attempts.forEach((attempt, index) => body.append(line(t, row, attempt, index, now, zoned)));
  }
  return html('table', {}, html('caption', { class: 'flow-hidden' }, t('flow.timeline')), html('thead', {}, head), body);
}

function line(t, row, { start, end, state }, index, now, zoned) {
  const cells = [
    `${index + 1}`,
    t(`flow.look.${lookOf({ state, start_time: start })}`),
    clock(start, zoned),
    end === null ? t('flow.timeline.live') : clock(end, zoned),
    duration(t, (end ?? now) - start),
  ];
  return html('tr', {}, html('th', { scope: 'row' }, row.name || row.node_id), ...cells.map((cell) => html('td', {}, cell)));
}

/** The time of day; times without a zone as they were given. */
export function clock(ms, zoned) {
  const shifted = zoned ? ms - new Date(ms).getTimezoneOffset() * 60000 : ms;
  return new Date(Math.round(shifted)).toISOString().slice(11, 19);
}
