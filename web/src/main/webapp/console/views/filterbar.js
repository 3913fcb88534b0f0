/* Search, states with their counts, and every other filter as a chip. All of it is in the address. */
import { Component, h } from '../lib/preact.module.js';
import { DAYS, STATES, TEXTS, chips, toggled, withFilter, without } from '../core/filters.js';
import { number, t } from '../core/i18n.js';
import { Button } from '../ui/basics.js';
import { Shape, stateOf } from '../ui/marks.js';

function StateChips({ query, counts, attention, onChange }) {
  const chip = (state) =>
    h(
      'button',
      {
        key: state,
        type: 'button',
        class: `chip chip-state pill-${stateOf(state)}`,
        'data-filter-state': state,
        'aria-pressed': String(query.getAll('state').includes(state)),
        onClick: () => onChange(toggled(query, 'state', state)),
      },
      h(Shape, { look: stateOf(state) }),
      t(`state.${state}`),
      h('span', { class: 'count' }, counts ? number(counts[state] || 0) : '…'),
    );
  const needs = h(
    'button',
    {
      type: 'button',
      class: 'chip chip-attention',
      'data-filter-attention': true,
      'aria-pressed': String(query.get('attention') === 'true'),
      onClick: () => onChange(toggled(query, 'attention', 'true')),
    },
    t('runs.attention'),
    h('span', { class: 'count' }, attention === null ? '…' : number(attention)),
  );
  return h('div', { class: 'chips', role: 'group', 'aria-label': t('runs.states') }, needs, STATES.map(chip));
}

class AddFilter extends Component {
  submit(event) {
    event.preventDefault();
    const { value } = event.target.elements.value;
    if (value.trim()) this.props.onAdd(this.state.name || 'created_by', value.trim());
    event.target.reset();
  }

  render(_, { name = 'created_by' }) {
    const names = [...TEXTS.filter((one) => one !== 'q'), ...DAYS];
    return h(
      'form',
      { class: 'add-filter', onSubmit: (event) => this.submit(event) },
      h(
        'select',
        { 'aria-label': t('filter.kind'), onChange: (event) => this.setState({ name: event.target.value }) },
        names.map((one) => h('option', { key: one, value: one, selected: one === name }, t(`filter.${one}`))),
      ),
      h('input', {
        name: 'value',
        'aria-label': t('filter.value'),
        type: DAYS.includes(name) ? 'datetime-local' : 'text',
        placeholder: name === 'label' ? t('filter.label.example') : '',
      }),
      h(Button, { type: 'submit' }, t('filter.add')),
    );
  }
}

function Chosen({ query, onChange }) {
  const chip = ([name, value]) =>
    h(
      'button',
      {
        key: `${name} ${value}`,
        type: 'button',
        class: 'chip chip-chosen',
        'data-chosen': name,
        'aria-label': t('filter.remove', { name: t(`filter.${name}`), value }),
        onClick: () => onChange(without(query, name, value)),
      },
      `${t(`filter.${name}`)}: ${value}`,
      h('span', { 'aria-hidden': 'true', class: 'cross' }, '×'),
    );
  return chips(query).map(chip);
}

export class FilterBar extends Component {
  search(event) {
    event.preventDefault();
    const text = event.target.elements.q.value.trim();
    this.props.onChange(text ? withFilter(this.props.query, 'q', text) : without(this.props.query, 'q', this.props.query.get('q')));
  }

  render({ query, counts, attention, onChange }, { more }) {
    return h(
      'section',
      { class: 'filters', 'aria-label': t('runs.filters') },
      h(StateChips, { query, counts, attention, onChange }),
      h(
        'div',
        { class: 'filter-row' },
        h(
          'form',
          { role: 'search', onSubmit: (event) => this.search(event) },
          h('input', { key: query.get('q') || '', type: 'search', name: 'q', 'aria-label': t('runs.search'), placeholder: t('runs.search'), defaultValue: query.get('q') || '' }),
        ),
        h(Button, { kind: 'quiet', 'aria-expanded': String(Boolean(more)), onClick: () => this.setState({ more: !more }) }, t('filter.more')),
        h(Chosen, { query, onChange }),
        [...query].length > 0 && h(Button, { kind: 'link', onClick: () => onChange(new URLSearchParams()) }, t('filter.clear')),
      ),
      more && h(AddFilter, { onAdd: (name, value) => onChange(withFilter(query, name, value)) }),
    );
  }
}
