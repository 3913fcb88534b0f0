/* JSON values as text that can be read, folded and copied. */
import { Component, h } from '../lib/preact.module.js';
import { t } from '../core/i18n.js';
import { Button, Empty } from './basics.js';
import { say } from './toast.js';

const FOLD_AFTER = 40;

export const pretty = (value) => JSON.stringify(value, null, 2);

const isEmpty = (value) => value === null || value === undefined || value === '' || (typeof value === 'object' && !Object.keys(value).length);

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(t('copied'));
  } catch (refused) {
    say(t('copy.refused'), 'bad');
  }
}

export class Json extends Component {
  render({ value, empty, label }, { open }) {
    if (isEmpty(value)) return h(Empty, { title: empty || t('json.empty') });
    const text = typeof value === 'string' ? value : pretty(value);
    const lines = text.split('\n');
    const folded = !open && lines.length > FOLD_AFTER;
    return h(
      'div',
      { class: 'json' },
      h('pre', { tabIndex: 0, role: 'region', 'aria-label': label }, folded ? lines.slice(0, FOLD_AFTER).join('\n') : text),
      h(
        'div',
        { class: 'json-tools' },
        folded && h(Button, { kind: 'link', onClick: () => this.setState({ open: true }) }, t('json.all', { n: lines.length })),
        h(Button, { kind: 'link', onClick: () => copy(text) }, t('copy')),
      ),
    );
  }
}
