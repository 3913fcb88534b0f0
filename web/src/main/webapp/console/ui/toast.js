/* Short words on what became of something, for eyes and for screen readers. */
import { Component, h } from '../lib/preact.module.js';

const SHOWN = 6000;
let show = () => {};

/** @param kind `good` or `bad` */
export function say(text, kind = 'good') {
  show(text, kind);
}

export class Toasts extends Component {
  constructor() {
    super();
    this.state = { toasts: [] };
    show = (text, kind) => {
      const toast = { text, kind };
      this.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-3) }));
      setTimeout(() => this.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one !== toast) })), SHOWN);
    };
  }

  render(_, { toasts }) {
    return h(
      'div',
      { class: 'toasts', role: 'status', 'aria-live': 'polite' },
      toasts.map((toast, at) => h('div', { key: at, class: `toast toast-${toast.kind}` }, toast.text)),
    );
  }
}
