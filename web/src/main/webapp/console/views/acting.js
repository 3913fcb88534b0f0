/* The operations on a run or a node: a button each, a question where one is needed, the refusal in words. */
import { Component, h } from '../lib/preact.module.js';
import { nodeActions, nodePath, runActions, runPath } from '../core/actions.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { Button } from '../ui/basics.js';
import { say } from '../ui/toast.js';
import { ActionDialog } from './actiondialog.js';

const KINDS = { revoke: 'danger-quiet', 'forced-fail': 'danger-quiet', resume: 'primary', retry: 'primary', callback: 'primary' };

class Buttons extends Component {
  static contextType = App;

  async done(path, body) {
    const answer = await this.context.api.post(path, body);
    const missing = (answer.extra || {}).missing_outputs;
    say(missing && missing.length ? t('acting.missing', { names: missing.join(', ') }) : t('acting.done', { action: t(`action.${this.state.action}`) }));
    this.setState({ action: null });
    this.props.onDone();
  }

  render({ actions, pathOf, label, subject }, { action }) {
    const button = (one) =>
      h(Button, { key: one, 'data-action': one, kind: KINDS[one] || 'plain', onClick: () => this.setState({ action: one }) }, t(`action.${one}`));
    return h(
      'div',
      { class: 'actions', role: 'group', 'aria-label': label },
      actions.map(button),
      action &&
        h(ActionDialog, { action, subject, onClose: () => this.setState({ action: null }), onSubmit: (body) => this.done(pathOf(action), body) }),
    );
  }
}

export function RunActions({ model, onDone }) {
  const { run } = model;
  return h(Buttons, { actions: runActions(run.state), pathOf: (action) => runPath(action, run.id), label: t('acting.run'), subject: { run }, onDone });
}

export function NodeActions({ model, id, onDone }) {
  const entry = model.nodes.get(id);
  const state = model.states.get(id);
  const actions = nodeActions(model.run.state, entry.node, state, model.waiting.get(id));
  return h(Buttons, { key: id, actions, pathOf: (action) => nodePath(action, id), label: t('acting.node'), subject: { run: model.run, entry, state }, onDone });
}
