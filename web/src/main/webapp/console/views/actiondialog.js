/* What an operation is asked with: always a reason, and of some more. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { branches, nameOf } from '../core/tree.js';
import { Field, Loaded } from '../ui/basics.js';
import { Dialog } from '../ui/dialog.js';
import { InputsForm, changedInputs } from './inputsform.js';

const DANGERS = ['revoke', 'forced-fail'];
const CONSEQUENCES = ['revoke', 'forced-fail', 'skip', 'pause', 'pause-subprocess', 'pause-node', 'skip-exclusive', 'skip-conditional'];

/** A text as JSON if it is, and as text otherwise. */
function valueOf(text) {
  try {
    return JSON.parse(text);
  } catch (plain) {
    return text;
  }
}

function objectOf(text) {
  const value = JSON.parse(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error(t('acting.not-object'));
  return value;
}

function Branches({ entry, many }) {
  const branch = ({ id, target, condition, otherwise }, at) =>
    h(
      'label',
      { key: id, class: 'branch' },
      h('input', { type: many ? 'checkbox' : 'radio', name: 'branch', value: id, required: !many && at === 0 }),
      h('span', null, h('strong', null, target), h('code', null, otherwise ? t('branch.default') : condition || id)),
    );
  return h('fieldset', { class: 'branches' }, h('legend', null, t(many ? 'branch.choose-some' : 'branch.choose')), branches(entry).map(branch));
}

const jsonArea = (name, label, hint, sample) =>
  h(Field, { label, hint }, h('textarea', { name, rows: 5, class: 'code', spellcheck: false, placeholder: sample }));

export class ActionDialog extends Component {
  static contextType = App;

  constructor() {
    super();
    this.state = { inputs: null };
  }

  /** What is sent beside the reason. */
  body(form) {
    const text = (name) => (form.elements[name] ? form.elements[name].value.trim() : '');
    const chosen = [...form.querySelectorAll('[name=branch]:checked')].map((box) => box.value);
    const { state } = this.props.subject;
    const of = {
      retry: () => ({ inputs: changedInputs(this.state.inputs) }),
      skip: () => ({ outputs: text('outputs') ? objectOf(text('outputs')) : undefined }),
      'skip-exclusive': () => ({ flow_id: chosen[0] }),
      'skip-conditional': () => ({ flow_ids: chosen }),
      'forced-fail': () => ({ ex_data: text('ex_data') ? valueOf(text('ex_data')) : undefined }),
      callback: () => ({ data: text('data') ? valueOf(text('data')) : null, version: state.version || undefined }),
    }[this.props.action];
    return of ? of() : {};
  }

  submit() {
    const form = document.querySelector('dialog[open] form');
    const reason = form.elements.reason ? form.elements.reason.value.trim() : '';
    const body = this.body(form);
    return this.props.onSubmit(this.props.action === 'callback' ? body : { ...body, reason: reason || undefined });
  }

  inputs() {
    const { entry } = this.props.subject;
    const load = () => this.context.api.get(`nodes/${entry.node.id}/inputs`);
    return h(Loaded, { load, of: entry.node.id, rows: 3 }, (inputs) => h(InputsForm, { inputs, onChange: (changed) => this.setState({ inputs: changed }) }));
  }

  fields() {
    const { action, subject } = this.props;
    switch (action) {
      case 'retry':
        return subject.entry.node.type === 'ServiceActivity' ? this.inputs() : null;
      case 'skip':
        return jsonArea('outputs', t('acting.outputs'), t('acting.outputs.hint'), '{"name": "value"}');
      case 'skip-exclusive':
        return h(Branches, { entry: subject.entry });
      case 'skip-conditional':
        return h(Branches, { entry: subject.entry, many: true });
      case 'forced-fail':
        return h(Field, { label: t('acting.ex-data'), hint: t('acting.ex-data.hint') }, h('input', { name: 'ex_data' }));
      case 'callback':
        return jsonArea('data', t('acting.data'), t('acting.data.hint'), '{"bit": 1}');
      default:
        return null;
    }
  }

  render({ action, subject, onClose }) {
    const { run, entry } = subject;
    const name = entry ? nameOf(entry, entry.node.id) : run.name || run.id;
    const reason = h(Field, { label: t('reason'), hint: t('reason.hint') }, h('input', { name: 'reason', maxLength: 500 }));
    return h(
      Dialog,
      { title: t('acting.title', { action: t(`action.${action}`), name }), submit: t(`action.${action}`), danger: DANGERS.includes(action), wide: action === 'retry', onClose, onSubmit: () => this.submit() },
      CONSEQUENCES.includes(action) && h('p', { class: DANGERS.includes(action) ? 'warning' : 'faint' }, t(`confirm.${action}`, { name })),
      this.fields(),
      action !== 'callback' && reason,
    );
  }
}
