/* Why a run or a node does not move, in one sentence. */
import { h } from '../lib/preact.module.js';
import { ago, t } from '../core/i18n.js';
import { nameOf } from '../core/tree.js';
import { inOrder } from '../core/where.js';

/** @param waiting one reason, as the server gives it */
export function sentence(waiting, nodes, failure) {
  const id = waiting.node_id;
  const vars = {
    node: nameOf(nodes.get(id), id),
    since: ago(waiting.since),
    due: waiting.due ? ago(waiting.due) : '–',
    server: waiting.server || '–',
    by: nameOf(nodes.get(waiting.paused_by), waiting.paused_by),
    n: waiting.children.length,
    error: failure,
  };
  if (waiting.reason === 'PAUSED' && !nodes.has(waiting.paused_by)) return t('why.PAUSED.run', vars);
  if (waiting.reason === 'FAILED' && failure) return t('why.FAILED.because', vars);
  return t(`why.${waiting.reason}`, vars);
}

function ofRun({ run, nodes, failure }) {
  if (run.state === 'FINISHED' || run.state === 'REVOKED') return t(`why.${run.state}`);
  const [first, ...others] = inOrder(run.waiting).filter((one, at) => at === 0 || one.reason !== 'CHILDREN');
  if (!first) return t('why.between');
  const text = sentence(first, nodes, failure);
  return others.length ? `${text} ${t('why.more', { n: others.length })}` : text;
}

export function Why({ model, onSelect }) {
  const first = inOrder(model.run.waiting)[0];
  return h(
    'p',
    { class: 'why', 'data-why': first ? first.reason : model.run.state },
    ofRun(model),
    first && h('button', { type: 'button', class: 'button button-link', onClick: () => onSelect(first.node_id) }, t('why.show')),
  );
}
