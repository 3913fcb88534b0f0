/* What was done by whom: of everything, of a run, of a node. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { dateTime, has, t } from '../core/i18n.js';
import { place, replace } from '../core/router.js';
import { nameOf } from '../core/tree.js';
import { Button, Empty, Field, Loaded } from '../ui/basics.js';
import { pretty } from '../ui/json.js';

const FIELDS = ['actor', 'target', 'action', 'code'];

const targetOf = (entry, nodes) => (nodes && nodes.has(entry.target) ? nameOf(nodes.get(entry.target), entry.target) : entry.target || '–');

function Change({ entry }) {
  const { state_before: before, state_after: after, changes } = entry;
  const brought = changes && typeof changes === 'object' && Object.keys(changes).length;
  return h(
    'div',
    null,
    before && after && before !== after && h('span', null, `${before} → ${after}`),
    brought ? h('details', null, h('summary', null, t('audit.changes')), h('pre', null, pretty(changes))) : null,
  );
}

function Row({ entry, nodes }) {
  const cell = (name, value) => h('td', { 'data-label': t(`audit.${name}`) }, value);
  const target = targetOf(entry, nodes);
  return h(
    'tr',
    { 'data-audit': entry.action, 'data-code': entry.code },
    cell('at', h('time', { dateTime: entry.at }, dateTime(entry.at))),
    cell('actor', entry.actor),
    cell('action', h('code', null, entry.action)),
    cell('target', entry.run && !nodes ? h('a', { href: place('runs', entry.run, entry.target === entry.run ? {} : { node: entry.target }) }, target) : target),
    cell('code', h('span', { class: entry.code === 'OK' ? 'tag' : 'tag tag-bad' }, has(`code.${entry.code}`) ? t(`code.${entry.code}`) : entry.code)),
    cell('reason', entry.reason || '–'),
    cell('change', h(Change, { entry })),
  );
}

export class AuditTable extends Component {
  static contextType = App;

  async more(page) {
    const { path, query } = this.props;
    const next = await this.context.api.get(path, { ...query, cursor: page.next_cursor });
    page.items.push(...next.items);
    page.next_cursor = next.next_cursor;
    this.forceUpdate();
  }

  render({ path, query = {}, version, nodes }) {
    const load = () => this.context.api.get(path, query);
    const columns = ['at', 'actor', 'action', 'target', 'code', 'reason', 'change'];
    return h(Loaded, { load, of: `${path} ${JSON.stringify(query)}`, version }, (page) =>
      page.items.length
        ? h(
            'div',
            { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': t('page.audit') },
            h(
              'table',
              { class: 'table' },
              h('thead', null, h('tr', null, columns.map((name) => h('th', { key: name, scope: 'col' }, t(`audit.${name}`))))),
              h('tbody', null, page.items.map((entry) => h(Row, { key: entry.id, entry, nodes }))),
            ),
            page.next_cursor && h(Button, { onClick: () => this.more(page) }, t('audit.more')),
          )
        : h(Empty, { title: t('audit.none') }),
    );
  }
}

function submit(event) {
  event.preventDefault();
  replace('audit', null, Object.fromEntries(FIELDS.map((name) => [name, event.target.elements[name].value.trim()])));
}

export function Audit({ query }) {
  const field = (name) => h(Field, { key: name, label: t(`audit.${name}`) }, h('input', { name, defaultValue: query.get(name) || '' }));
  const asked = Object.fromEntries(FIELDS.map((name) => [name, query.get(name)]).filter(([, value]) => value));
  return h(
    'div',
    { class: 'page' },
    h('h1', null, t('page.audit')),
    h('form', { class: 'filter-row', onSubmit: submit, key: String(query) }, FIELDS.map(field), h(Button, { type: 'submit' }, t('audit.search'))),
    h(AuditTable, { path: 'audit', query: asked }),
  );
}
