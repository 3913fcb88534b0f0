/* What a node has logged, where the server keeps it. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { Empty, Loaded } from '../ui/basics.js';

function Line({ line }) {
  return h('li', { 'data-level': line.level }, h('time', null, line.at), h('strong', null, line.level), h('span', null, line.text));
}

function Page({ page }) {
  if (!page.items.length) return h(Empty, { title: t('log.none') });
  return [
    page.truncated && h('p', { key: 'truncated', class: 'faint' }, t('log.truncated')),
    h('ol', { key: 'lines', class: 'log' }, page.items.map((line) => h(Line, { key: `${line.version} ${line.number}`, line }))),
    page.next_cursor && h('p', { key: 'more', class: 'faint' }, t('log.more')),
  ];
}

export class Logs extends Component {
  static contextType = App;

  load() {
    return this.context.api.get(`nodes/${this.props.id}/logs`);
  }

  render({ id, version }) {
    return h(Loaded, { load: () => this.load(), of: id, version, rows: 4 }, (page) => h(Page, { page }));
  }
}
