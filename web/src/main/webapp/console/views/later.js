/* Pages that are loaded when somebody opens one, so that the list of runs is there sooner; or a moment after the list, before anybody does. */
import { Component, h } from '../lib/preact.module.js';
import { Skeleton, Trouble } from '../ui/basics.js';

const SOON = 1500;

const LOADS = {
  run: () => import('./run.js').then(({ Run }) => Run),
  start: () => import('./start.js').then(({ Start }) => Start),
  engine: () => import('./engine.js').then(({ Engine }) => Engine),
  audit: () => import('./audit.js').then(({ Audit }) => Audit),
  users: () => import('./users.js').then(({ Users }) => Users),
};

const loaded = {};

const load = async (page) => (loaded[page] = await LOADS[page]());

export const isPage = (page) => Object.hasOwn(LOADS, page);

/** Whoever reads the list goes on to one of them next. What cannot be had now is asked for again when it is needed. */
export function loadAllSoon() {
  setTimeout(() => Object.keys(LOADS).forEach((page) => load(page).catch(() => {})), SOON);
}

/** @param page which one; all else is given to it */
export class Later extends Component {
  componentDidMount() {
    if (loaded[this.props.page]) return;
    load(this.props.page).then(
      () => this.forceUpdate(),
      // after an upgrade its files have another name, which a new page knows
      (gone) => this.setState({ error: { code: 'UNREACHABLE', message: gone.message } }),
    );
  }

  render({ page, ...rest }, { error }) {
    if (loaded[page]) return h(loaded[page], rest);
    return error ? h(Trouble, { error, onRetry: () => location.reload() }) : h(Skeleton);
  }
}
