/* The inputs of a node as a form. What differs from the old ones is marked, and goes to the server only if something does. */
import { Component, h } from '../lib/preact.module.js';
import { t } from '../core/i18n.js';
import { pretty } from '../ui/json.js';

const HIDDEN = '***';
const OF_ENGINE = ['_loop', '_inner_loop'];

const shown = (value) => (typeof value === 'string' ? value : pretty(value));

/** What a field holds: text stays text where text was, and is JSON everywhere else. */
function read(text, before) {
  if (typeof before === 'string') return text;
  return JSON.parse(text);
}

/** Undefined if nothing differs: then the engine renders the inputs anew. */
export function changedInputs(form) {
  if (!form || !form.changed.size) return undefined;
  const inputs = {};
  for (const [name, before] of form.entries) {
    const text = form.changed.has(name) ? form.changed.get(name) : shown(before);
    if (text.includes(HIDDEN)) throw new Error(t('inputs.secret', { name }));
    inputs[name] = parsed(name, text, before);
  }
  return inputs;
}

function parsed(name, text, before) {
  try {
    return read(text, before);
  } catch (notJson) {
    throw new Error(t('inputs.not-json', { name }));
  }
}

export class InputsForm extends Component {
  constructor({ inputs }) {
    super();
    this.entries = Object.entries(inputs).filter(([name]) => !OF_ENGINE.includes(name));
    this.state = { changed: new Map() };
  }

  change(name, before, text) {
    const changed = new Map(this.state.changed);
    if (text === shown(before)) changed.delete(name);
    else changed.set(name, text);
    this.setState({ changed });
    this.props.onChange({ entries: this.entries, changed });
  }

  render(_, { changed }) {
    const field = ([name, before]) => {
      const text = changed.has(name) ? changed.get(name) : shown(before);
      const isChanged = changed.has(name);
      return h(
        'label',
        { key: name, class: isChanged ? 'field field-changed' : 'field', 'data-input': name, 'data-changed': String(isChanged) },
        h('span', { class: 'label' }, name, isChanged && h('span', { class: 'tag' }, t('inputs.changed'))),
        h('textarea', { class: 'code', rows: Math.min(8, text.split('\n').length), spellcheck: false, value: text, onInput: (event) => this.change(name, before, event.target.value) }),
        isChanged && h('span', { class: 'hint' }, t('inputs.before', { value: shown(before) })),
      );
    };
    return h(
      'fieldset',
      { class: 'inputs' },
      h('legend', null, t('inputs')),
      h('p', { class: 'hint' }, t(changed.size ? 'inputs.literally' : 'inputs.rendered')),
      this.entries.length ? this.entries.map(field) : h('p', { class: 'faint' }, t('inputs.none')),
    );
  }
}
