/* A question that must be answered first. The browser's own dialog keeps the focus in it and gives it back. */
import { Component, createRef, h } from '../lib/preact.module.js';
import { t } from '../core/i18n.js';
import { Button, Trouble } from './basics.js';

export class Dialog extends Component {
  constructor() {
    super();
    this.box = createRef();
    this.state = { busy: false, error: null };
  }

  componentDidMount() {
    this.before = document.activeElement;
    this.box.current.showModal();
  }

  /* As long as a dialog is open, nothing outside of it takes the focus. */
  componentWillUnmount() {
    this.box.current.close();
    if (this.before && this.before.isConnected) this.before.focus();
  }

  async submit(event) {
    event.preventDefault();
    if (this.state.busy) return;
    this.setState({ busy: true, error: null });
    try {
      await this.props.onSubmit();
    } catch (error) {
      this.setState({ error });
    }
    this.setState({ busy: false });
  }

  buttons() {
    const { submit, danger, onClose, closeWord } = this.props;
    return h(
      'footer',
      null,
      h(Button, { onClick: onClose }, closeWord || t('cancel')),
      submit && h(Button, { type: 'submit', kind: danger ? 'danger' : 'primary', disabled: this.state.busy, 'data-submit': true }, submit),
    );
  }

  render({ title, children, onClose, wide }, { error }) {
    return h(
      'dialog',
      {
        ref: this.box,
        class: wide ? 'dialog dialog-wide' : 'dialog',
        'aria-labelledby': 'dialog-title',
        onCancel: (event) => (event.preventDefault(), onClose()),
      },
      h(
        'form',
        { onSubmit: (event) => this.submit(event) },
        h('h2', { id: 'dialog-title' }, title),
        h('div', { class: 'dialog-body' }, children, error && h(Trouble, { error })),
        this.buttons(),
      ),
    );
  }
}
