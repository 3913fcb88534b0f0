import { html, icon, inlineIcon } from './icons.js';
import { duration, localNow, milliseconds } from './times.js';
import { timescale } from './timescale.js';
import { clock, timeTable } from './timetable.js';
import { lookOf } from './looks.js';

const TICKS = 5;
const MANY = 400;

/**
 * The attempts of the nodes of a run as bars over time, with stretches without work folded. What a bar shows is said in words on
 * the button of its row, and all of it stands in a table that one can switch to. Its style is in `flow.css` and
 * `timeline.css`.
 *
 * @param now () → milliseconds, on the scale of the rows' times if these have no zone
 */
export function createTimeline(host, { t, onSelect = () => {}, now = null }) {
  const line = new Timeline(host, t, onSelect, now);
  return {
    /** @param rows [{node_id, name, attempts: [{start, end, state}]}]; an attempt without end is going on */
    setRows: (rows) => line.setRows(rows),
    select: (nodeId) => line.select(nodeId),
    destroy: () => line.destroy(),
  };
}

class Timeline {
  constructor(host, t, onSelect, now) {
    Object.assign(this, { host, t, onSelect, givenNow: now, rows: [], shapes: new Map(), selected: null, asTable: false });
    this.element = html('section', { class: 'timeline', 'aria-label': t('flow.timeline') });
    this.toggle = html('button', { type: 'button', class: 'timeline-toggle' });
    this.axis = html('div', { class: 'timeline-axis', 'aria-hidden': 'true' });
    this.list = html('ul', { class: 'timeline-rows' });
    this.table = html('div', { class: 'timeline-table' });
    this.empty = html('p', { class: 'timeline-empty' }, t('flow.timeline.empty'));
    this.element.append(this.toggle, this.empty, this.axis, this.list, this.table);
    this.toggle.addEventListener('click', () => this.show(!this.asTable));
    this.list.addEventListener('click', (event) => this.clicked(event));
    this.list.addEventListener('keydown', (event) => this.pressed(event));
    host.append(this.element);
    this.show(false);
    this.ticking = setInterval(() => this.tick(), 1000);
  }

  now() {
    return this.givenNow?.() ?? (this.zoned ? Date.now() : localNow());
  }

  setRows(rows) {
    this.zoned = rows.some((row) => row.attempts.some(({ start }) => typeof start === 'number' || /Z$|[+-]\d\d:?\d\d$/.test(start ?? '')));
    this.rows = rows.map((row) => ({ ...row, attempts: row.attempts.map(read).filter((attempt) => attempt.start !== null) })).filter((row) => row.attempts.length > 0);
    const kept = new Set(this.rows.map((row) => row.node_id));
    [...this.shapes.keys()].filter((id) => !kept.has(id)).forEach((id) => this.shapes.delete(id));
    this.list.replaceChildren(...this.rows.map((row) => this.rowShape(row).element));
    this.reachable();
    this.refresh();
  }

  rowShape(row) {
    if (!this.shapes.has(row.node_id)) {
      const button = html('button', { type: 'button', class: 'timeline-name', tabindex: '-1' });
      const track = html('span', { class: 'timeline-track', 'aria-hidden': 'true' });
      this.shapes.set(row.node_id, { element: html('li', { class: 'timeline-row', 'data-node-id': row.node_id }, button, track), button, track });
    }
    const shape = this.shapes.get(row.node_id);
    const signature = row.attempts.map((attempt) => attempt.state).join();
    if (shape.signature !== signature || shape.name !== row.name) {
      Object.assign(shape, { signature, name: row.name, bars: row.attempts.map((attempt) => bar(attempt)) });
      shape.button.textContent = row.name || row.node_id;
      shape.track.replaceChildren(...shape.bars);
    }
    return shape;
  }

  /** Where everything is now: the end of what goes on moves, and the scale with it. */
  refresh() {
    const now = this.now();
    const scale = timescale(this.rows.flatMap((row) => row.attempts.map(({ start, end }) => ({ start, end: end ?? Math.max(start, now) }))));
    for (const row of this.rows) {
      this.place(row, this.shapes.get(row.node_id), scale, now);
    }
    this.drawAxis(scale);
    this.element.classList.toggle('is-empty', this.rows.length === 0);
    if (this.asTable) {
      this.table.replaceChildren(timeTable(this.t, this.rows, now, this.zoned));
    }
  }

  place(row, shape, scale, now) {
    const words = row.attempts.map((attempt, index) => this.words(attempt, index, now));
    row.attempts.forEach(({ start, end }, index) => {
      const left = scale.at(start);
      const { style } = shape.bars[index];
      style.left = `${(left * 100).toFixed(3)}%`;
      style.width = `${((scale.at(end ?? Math.max(start, now)) - left) * 100).toFixed(3)}%`;
      shape.bars[index].title = words[index];
    });
    shape.button.setAttribute('aria-label', [row.name || row.node_id, ...words].join(this.t('flow.comma')));
  }

  words({ start, end, state }, index, now) {
    const look = this.t(`flow.look.${lookOf({ state, start_time: start })}`);
    const span = end === null ? `${duration(this.t, now - start)}${this.t('flow.comma')}${this.t('flow.timeline.live')}` : duration(this.t, end - start);
    return this.t('flow.timeline.bar', { n: index + 1, state: look, start: clock(start, this.zoned), span });
  }

  drawAxis(scale) {
    const marks = [];
    for (let tick = 0; tick <= TICKS && this.rows.length > 0; tick++) {
      const share = tick / TICKS;
      if (!scale.folds.some(({ left, width }) => share > left - 0.06 && share < left + width + 0.02)) {
        marks.push(at(html('span', { class: tick === TICKS ? 'tick last' : 'tick' }, clock(scale.when(share), this.zoned)), share));
      }
    }
    for (const fold of scale.folds) {
      const words = this.t('flow.timeline.idle', { span: duration(this.t, fold.to - fold.from) });
      const band = at(html('span', { class: 'fold', title: words }, html('span', { class: 'fold-words' }, words)), fold.left);
      band.style.width = `${fold.width * 100}%`;
      marks.push(band);
    }
    this.axis.replaceChildren(html('span', { class: 'timeline-scale' }, ...marks));
  }

  tick() {
    const live = this.rows.some((row) => row.attempts.some((attempt) => attempt.end === null));
    this.ticks = (this.ticks ?? 0) + 1;
    if (live && !document.hidden && (this.rows.length < MANY || this.ticks % 5 === 0)) {
      this.refresh();
    }
  }

  show(asTable) {
    this.asTable = asTable;
    this.element.classList.toggle('as-table', asTable);
    this.toggle.textContent = this.t(asTable ? 'flow.timeline.asBars' : 'flow.timeline.asTable');
    this.toggle.setAttribute('aria-pressed', String(asTable));
    this.refresh();
  }

  select(nodeId) {
    this.selected = nodeId;
    for (const [id, { element, button }] of this.shapes) {
      element.classList.toggle('selected', id === nodeId);
      id === nodeId ? button.setAttribute('aria-current', 'true') : button.removeAttribute('aria-current');
    }
    this.reachable();
    this.shapes.get(nodeId)?.element.scrollIntoView({ block: 'nearest' });
  }

  /** One row is reached by Tab, the others from it by the arrows. */
  reachable() {
    const id = this.shapes.has(this.selected) ? this.selected : this.rows[0]?.node_id;
    for (const [rowId, { button }] of this.shapes) {
      button.tabIndex = rowId === id ? 0 : -1;
    }
  }

  clicked(event) {
    const row = event.target.closest('.timeline-row');
    if (row) {
      this.select(row.dataset.nodeId);
      this.onSelect(row.dataset.nodeId);
    }
  }

  pressed(event) {
    const row = event.target.closest('.timeline-row');
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling, Home: this.list.firstElementChild, End: this.list.lastElementChild }[event.key];
    if (next) {
      event.preventDefault();
      event.target.tabIndex = -1;
      const button = next.querySelector('button');
      button.tabIndex = 0;
      button.focus();
    }
  }

  destroy() {
    clearInterval(this.ticking);
    this.element.remove();
  }
}

function read({ start, end, state }) {
  return { start: milliseconds(start), end: milliseconds(end), state };
}

function bar({ state, end }) {
  const look = lookOf({ state, start_time: 1 });
  const shape = html('span', { class: end === null ? 'timeline-bar live' : 'timeline-bar', 'data-look': look });
  shape.append(inlineIcon(icon(look), 'state'));
  return shape;
}

function at(element, share) {
  element.style.left = `${(share * 100).toFixed(3)}%`;
  return element;
}
