/* What a node has logged, where the server keeps it. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { Empty, Loaded } from '../ui/basics.js';

const linesOf = (answer) => (Array.isArray(answer) ? answer : answer.items || answer.lines || []);

function Line({ line }) {
  if (typeof line === 'string') return h('li', null, line);
  return h('li', { 'data-level': line.level }, h('time', null, line.at || line.time), h('strong', null, line.level), h('span', null, line.message || line.text));
}

export class Logs extends Component {
  static contextType = App;

  async load() {
    try {
      return linesOf(await this.context.api.get(`nodes/${this.props.id}/logs`));
    } catch (refused) {
      if (refused.status === 404) return [];
      throw refused;
    }
  }

  render({ id, version }) {
    return h(Loaded, { load: () => this.load(), of: id, version, rows: 4 }, (lines) =>
      lines.length ? h('ol', { class: 'log' }, lines.map((line, at) => h(Line, { key: at, line }))) : h(Empty, { title: t('log.none') }),
    );
  }
}
