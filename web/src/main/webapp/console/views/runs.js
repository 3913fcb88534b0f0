/* The list of runs: what needs a person first, live, page by page. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { asked } from '../core/filters.js';
import { PAGE, firstPageOf, urgentOf } from '../core/firstlook.js';
import { number, t } from '../core/i18n.js';
import { anew, longer } from '../core/listed.js';
import { calmly, watch } from '../core/live.js';
import { place, replace } from '../core/router.js';
import { Button, Empty, Skeleton, Trouble } from '../ui/basics.js';
import { BulkBar } from './bulk.js';
import { FilterBar } from './filterbar.js';
import { RunTable } from './runtable.js';

const MOST = 200;

const isPlain = (query) => [...query].length === 0;

export class Runs extends Component {
  static contextType = App;

  constructor() {
    super();
    this.state = { items: null, urgent: [], next: null, counts: null, attention: null, error: null, chosen: new Map(), seen: 0 };
  }

  componentDidMount() {
    const { api, onStatus } = this.context;
    this.soon = calmly(() => this.load(), 1000);
    this.stop = watch(api, {}, () => this.soon(), onStatus);
    this.load();
  }

  componentDidUpdate(before) {
    if (String(before.query) !== String(this.props.query)) {
      this.setState({ items: null, next: null, chosen: new Map() });
      this.load();
    }
  }

  componentWillUnmount() {
    this.asked = null;
    this.soon.cancel();
    this.stop();
  }

  /** What is shown is asked anew; who has gone on to later pages keeps them. */
  async load() {
    const asking = (this.asked = {});
    const settle = (next) => asking === this.asked && this.setState(next);
    const { query } = this.props;
    const { api } = this.context;
    const shown = this.state.items || [];
    const limit = Math.min(MOST, Math.max(PAGE, shown.length));
    try {
      const counting = { ...asked(query), state: undefined, attention: undefined };
      const needy = urgentOf(query);
      const [page, urgent] = await Promise.all([
        api.get('pipelines', { ...firstPageOf(query), limit }),
        needy ? api.get('pipelines', needy) : { items: [] },
      ]);
      settle(({ items, next, seen }) => ({ ...anew(items, next, page), urgent: urgent.items, error: null, seen: seen + 1 }));
      const [counts, attention] = await Promise.all([
        api.get('pipelines/counts', counting),
        api.get('pipelines/counts', { ...counting, attention: true }),
      ]);
      settle({ counts: counts.counts, attention: attention.total });
    } catch (error) {
      settle({ error });
    }
  }

  async more() {
    const { api } = this.context;
    const { query } = this.props;
    this.setState({ loadingMore: true });
    try {
      const page = await api.get('pipelines', { ...asked(query), limit: PAGE, cursor: this.state.next });
      this.setState(({ items }) => (String(query) === String(this.props.query) ? longer(items, page) : null));
    } catch (error) {
      this.setState({ error });
    }
    this.setState({ loadingMore: false });
  }

  choose(run) {
    const chosen = new Map(this.state.chosen);
    if (!chosen.delete(run.id)) chosen.set(run.id, run);
    this.setState({ chosen });
  }

  chooseAll(runs) {
    const all = runs.every((run) => this.state.chosen.has(run.id));
    const chosen = new Map(this.state.chosen);
    runs.forEach((run) => (all ? chosen.delete(run.id) : chosen.set(run.id, run)));
    this.setState({ chosen });
  }

  table(caption, runs, id) {
    const { chosen, seen } = this.state;
    const onChoose = (run) => this.choose(run);
    return h(RunTable, { key: id, id, caption, runs, chosen, seen, onChoose, onChooseAll: () => this.chooseAll(runs) });
  }

  body() {
    const { items, urgent, error } = this.state;
    if (error && !items) return h(Trouble, { error, onRetry: () => this.load() });
    if (!items) return h(Skeleton, { rows: 8 });
    if (!items.length) return this.empty();
    const first = new Set(urgent.map((run) => run.id));
    const others = items.filter((run) => !first.has(run.id));
    return [
      error && h(Trouble, { key: 'trouble', error, onRetry: () => this.load() }),
      urgent.length > 0 && this.table(t('runs.urgent'), urgent, 'urgent'),
      others.length > 0 && this.table(urgent.length ? t('runs.others') : t('runs.all'), others, 'others'),
    ];
  }

  empty() {
    return isPlain(this.props.query)
      ? h(Empty, { title: t('runs.none') }, h('a', { href: place('start') }, t('runs.none.start')))
      : h(Empty, { title: t('runs.none.filtered') }, t('runs.none.hint'));
  }

  render({ query }, { counts, attention, chosen, items, next, loadingMore }) {
    return h(
      'div',
      { class: 'page', 'data-ready': items ? 'true' : 'false' },
      h('h1', null, t('page.runs')),
      h(FilterBar, { query, counts, attention, onChange: (filters) => replace('runs', null, filters) }),
      chosen.size > 0 && h(BulkBar, { runs: [...chosen.values()], onClear: () => this.setState({ chosen: new Map() }), onDone: () => this.load() }),
      this.body(),
      items && next && h('div', { class: 'more' }, h(Button, { onClick: () => this.more(), disabled: loadingMore, 'data-more': true }, t('runs.more')), h('span', { class: 'faint' }, t('runs.shown', { n: number(items.length) }))),
    );
  }
}
