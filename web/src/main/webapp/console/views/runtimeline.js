/* When each node ran. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { timelineRows } from '../core/rows.js';
import { Empty, Loaded } from '../ui/basics.js';
import { Timeline } from './flowpanel.js';

export class RunTimeline extends Component {
  static contextType = App;

  constructor() {
    super();
    this.kept = new Map();
  }

  render({ model, selected, onSelect }) {
    const load = () => timelineRows(this.context.api, model, this.kept);
    return h(Loaded, { load, of: model.run.id, version: model.states }, (rows) =>
      rows.length ? h(Timeline, { rows, selected, onSelect }) : h(Empty, { title: t('timeline.none') }),
    );
  }
}
