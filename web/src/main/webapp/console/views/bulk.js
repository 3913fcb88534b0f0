/* One operation on many runs: how many it is legal for, and what became of each. */
import { Component, h } from '../lib/preact.module.js';
import { runActions, runPath } from '../core/actions.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { pool } from '../core/pool.js';
import { Button, Field } from '../ui/basics.js';
import { Dialog } from '../ui/dialog.js';

const ACTIONS = ['pause', 'resume', 'retry', 'revoke'];
const AT_A_TIME = 6;

const allows = (action, run) => (action === 'retry' ? ['FAILED', 'BLOCKED'].includes(run.state) : runActions(run.state).includes(action));

async function retryAll(api, run, reason) {
  const { waiting } = await api.get(`pipelines/${run.id}`);
  const failed = waiting.filter((one) => one.reason === 'FAILED');
  if (!failed.length) throw new Error(t('bulk.nothing-failed'));
  for (const { node_id: id } of failed) await api.post(`nodes/${id}/retry`, { reason });
}

function Outcome({ run, outcome }) {
  const words = outcome === undefined ? t('bulk.waits') : outcome === null ? t('bulk.done') : outcome.message;
  const kind = outcome === undefined ? 'waits' : outcome === null ? 'done' : 'refused';
  return h('li', { class: `outcome outcome-${kind}`, 'data-outcome': kind, 'data-of': run.id }, h('strong', null, run.name || run.id), h('span', null, words));
}

class BulkDialog extends Component {
  static contextType = App;

  constructor() {
    super();
    this.state = { outcomes: null };
  }

  async run() {
    const { action, runs, onDone } = this.props;
    const { api } = this.context;
    const reason = this.state.reason || undefined;
    this.setState({ outcomes: new Map() });
    await pool(runs.filter((run) => allows(action, run)), AT_A_TIME, async (run) => {
      const outcome = await this.one(api, action, run, reason);
      this.setState(({ outcomes }) => ({ outcomes: new Map(outcomes).set(run.id, outcome) }));
    });
    this.setState({ over: true });
    onDone();
  }

  async one(api, action, run, reason) {
    try {
      await (action === 'retry' ? retryAll(api, run, reason) : api.post(runPath(action, run.id), { reason }));
      return null;
    } catch (refused) {
      return refused;
    }
  }

  preview(legal, others) {
    const { action } = this.props;
    return [
      h('p', { key: 'legal' }, t('bulk.legal', { n: legal.length, action: t(`action.${action}`) })),
      others > 0 && h('p', { key: 'others', class: 'faint' }, t('bulk.others', { n: others })),
      action === 'revoke' && h('p', { key: 'warning', class: 'warning' }, t('confirm.revoke')),
      h(Field, { key: 'reason', label: t('reason') }, h('input', { name: 'reason', maxLength: 500, onInput: (event) => this.setState({ reason: event.target.value }) })),
    ];
  }

  render({ action, runs, onClose }, { outcomes, over }) {
    const legal = runs.filter((run) => allows(action, run));
    const asking = !outcomes && legal.length > 0;
    return h(
      Dialog,
      {
        title: t(`action.${action}`),
        submit: asking && t(`action.${action}`),
        danger: action === 'revoke',
        closeWord: over ? t('close') : undefined,
        onClose: () => onClose(Boolean(over)),
        onSubmit: () => this.run(),
      },
      outcomes
        ? h('ul', { class: 'outcomes' }, legal.map((run) => h(Outcome, { key: run.id, run, outcome: outcomes.get(run.id) })))
        : this.preview(legal, runs.length - legal.length),
    );
  }
}

export class BulkBar extends Component {
  render({ runs, onClear, onDone }, { action }) {
    const close = (over) => {
      this.setState({ action: null });
      if (over) onClear();
    };
    return h(
      'div',
      { class: 'bulk', role: 'region', 'aria-label': t('bulk') },
      h('strong', null, t('bulk.chosen', { n: runs.length })),
      ACTIONS.map((one) =>
        h(Button, { key: one, 'data-bulk': one, kind: one === 'revoke' ? 'danger-quiet' : 'plain', disabled: !runs.some((run) => allows(one, run)), onClick: () => this.setState({ action: one }) }, t(`action.${one}`)),
      ),
      h(Button, { kind: 'link', onClick: onClear }, t('bulk.clear')),
      action && h(BulkDialog, { action, runs, onClose: close, onDone }),
    );
  }
}
