/* How a run is to be started, beside its tree. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { Field } from '../ui/basics.js';

function pairs(text) {
  const lines = text.split(/[\n,]/).map((line) => line.trim()).filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.split('=')[0].trim(), line.slice(line.indexOf('=') + 1).trim()]));
}

function objectOf(text) {
  if (!text.trim()) return undefined;
  try {
    return JSON.parse(text);
  } catch (notJson) {
    throw new Error(t('inputs.not-json', { name: t('option.root-data') }));
  }
}

const some = (value) => value.trim() || undefined;

/** What the fields of the form say, as the service takes it. */
export function optionsOf({ elements }) {
  const labels = pairs(elements.labels.value);
  return {
    name: some(elements.name.value),
    project: some(elements.project.value),
    priority: Number(elements.priority.value),
    queue: some(elements.queue.value),
    labels: Object.keys(labels).length ? labels : undefined,
    root_data: objectOf(elements.root_data.value),
    fresh_ids: elements.fresh_ids.checked,
    check_workers: elements.check_workers.checked,
  };
}

const check = (name, label, checked) => h('label', { class: 'check' }, h('input', { type: 'checkbox', name, defaultChecked: checked }), label);

export class StartOptions extends Component {
  static contextType = App;

  constructor() {
    super();
    this.state = { projects: [], queues: [] };
  }

  /** Only proposals: who may not see them can type. */
  async componentDidMount() {
    const { api, session } = this.context;
    const [projects, queues] = await Promise.all([api.get('projects').catch(() => []), session.isAdmin() ? api.get('admin/queues').catch(() => []) : []]);
    this.setState({ projects: projects.map((one) => one.name), queues: queues.map((one) => one.name) });
  }

  proposals(id, names) {
    return h('datalist', { id }, names.map((name) => h('option', { key: name, value: name })));
  }

  render(_, { projects, queues }) {
    return h(
      'div',
      { class: 'options' },
      h(Field, { label: t('option.name') }, h('input', { name: 'name', maxLength: 255 })),
      h(Field, { label: t('column.project') }, h('input', { name: 'project', list: 'projects', placeholder: 'default' })),
      h(Field, { label: t('option.priority'), hint: t('option.priority.hint') }, h('input', { name: 'priority', type: 'number', min: 0, max: 255, defaultValue: 100 })),
      h(Field, { label: t('option.queue') }, h('input', { name: 'queue', list: 'queues', placeholder: 'default' })),
      h(Field, { label: t('option.labels'), hint: t('option.labels.hint') }, h('input', { name: 'labels', placeholder: 'team=billing' })),
      h(Field, { label: t('option.root-data'), hint: t('option.root-data.hint') }, h('textarea', { name: 'root_data', class: 'code', rows: 3, spellcheck: false, placeholder: '{}' })),
      check('fresh_ids', t('option.fresh-ids'), true),
      check('check_workers', t('option.check-workers'), true),
      this.proposals('projects', projects),
      this.proposals('queues', queues),
    );
  }
}
