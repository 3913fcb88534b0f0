/* What a run was started with, and what it gives. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { t } from '../core/i18n.js';
import { Loaded } from '../ui/basics.js';
import { Json } from '../ui/json.js';

export class RunData extends Component {
  static contextType = App;

  load() {
    const { id } = this.props.model.run;
    const { api } = this.context;
    return Promise.all([api.get(`nodes/${id}/inputs`), api.get(`nodes/${id}/outputs`)]);
  }

  render({ model }) {
    return h(Loaded, { load: () => this.load(), of: model.run.id, version: model.run.state }, ([inputs, { outputs }]) =>
      h(
        'div',
        { class: 'columns' },
        h('section', { class: 'panel' }, h('h2', null, t('data.root')), h(Json, { value: inputs, label: t('data.root') })),
        h('section', { class: 'panel' }, h('h2', null, t('data.outputs')), h(Json, { value: outputs, label: t('data.outputs') })),
      ),
    );
  }
}
