/* Small pieces that every page uses. */
import { Component, h } from '../lib/preact.module.js';
import { has, t } from '../core/i18n.js';

export const classes = (...names) => names.filter(Boolean).join(' ');

export function Button({ kind = 'plain', children, class: extra, ...rest }) {
  return h('button', { type: 'button', class: classes('button', `button-${kind}`, extra), ...rest }, children);
}

/** Never the words of a stack: what the server said, under a heading in the reader's language. */
export function Trouble({ error, onRetry }) {
  const heading = has(`code.${error.code}`) ? t(`code.${error.code}`) : t('code.other');
  return h(
    'div',
    { class: 'trouble', role: 'alert', 'data-code': error.code },
    h('strong', null, heading),
    h('p', null, error.code === 'UNREACHABLE' ? t('code.UNREACHABLE.detail') : error.message),
    error.traceId && h('p', { class: 'faint' }, t('trouble.trace', { id: error.traceId })),
    onRetry && h(Button, { onClick: onRetry }, t('again')),
  );
}

export function Empty({ title, children }) {
  return h('div', { class: 'empty' }, h('strong', null, title), children && h('p', null, children));
}

export function Skeleton({ rows = 6 }) {
  return h(
    'div',
    { class: 'skeleton', role: 'status', 'aria-label': t('loading') },
    Array.from({ length: rows }, (_, row) => h('div', { key: row })),
  );
}

/**
 * Shows what `load` gives, and loads again when `of` or `version` changes. While it does, what is there stays if it is of the same
 * thing. `children` is a function of the data.
 */
export class Loaded extends Component {
  componentDidMount() {
    this.load();
  }

  componentDidUpdate(before) {
    if (before.of !== this.props.of) this.setState({ data: undefined, error: null });
    if (before.of !== this.props.of || before.version !== this.props.version) this.load();
  }

  componentWillUnmount() {
    this.asked = null;
  }

  async load() {
    const asked = (this.asked = {});
    const settle = (next) => asked === this.asked && this.setState(next);
    try {
      settle({ data: await this.props.load(), error: null });
    } catch (error) {
      settle({ error });
    }
  }

  render({ children, rows }, { data, error }) {
    if (error && data === undefined) return h(Trouble, { error, onRetry: () => this.load() });
    if (data === undefined) return h(Skeleton, { rows });
    return [error && h(Trouble, { error, onRetry: () => this.load(), key: 'trouble' }), children(data)];
  }
}

/** Tabs as the ARIA practices have them: one stop for Tab, arrows between them. */
export function Tabs({ label, tabs, current, onChoose }) {
  function onKeyDown(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    onChoose(next.id);
    event.currentTarget.querySelector(`[data-tab="${next.id}"]`).focus();
  }
  const tab = ({ id, text, count }) =>
    h(
      'button',
      {
        key: id,
        type: 'button',
        role: 'tab',
        'data-tab': id,
        'aria-selected': String(id === current),
        tabIndex: id === current ? 0 : -1,
        onClick: () => onChoose(id),
      },
      text,
      count !== undefined && h('span', { class: 'count' }, count),
    );
  return h('div', { class: 'tabs', role: 'tablist', 'aria-label': label, onKeyDown }, tabs.map(tab));
}

export function Field({ label, hint, children }) {
  return h('label', { class: 'field' }, h('span', { class: 'label' }, label), children, hint && h('span', { class: 'hint' }, hint));
}

export function Facts({ facts }) {
  const shown = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return h('dl', { class: 'facts' }, shown.map(([name, value]) => h('div', { key: name }, h('dt', null, name), h('dd', null, value))));
}
