/* Name and password, or a token. Where one wanted to go stays in the address. */
import { Component, h } from '../lib/preact.module.js';
import { t } from '../core/i18n.js';
import { Button, Field, Trouble } from '../ui/basics.js';
import { Choices } from './shell.js';

export class Login extends Component {
  async submit(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    this.setState({ busy: true, error: null });
    try {
      await this.enter(fields);
    } catch (error) {
      this.setState({ error });
    }
    this.setState({ busy: false });
  }

  enter(fields) {
    const { session } = this.props;
    return this.state.byToken
      ? session.loginByToken(fields.get('token').trim())
      : session.login(fields.get('name'), fields.get('password'));
  }

  fields() {
    if (this.state.byToken) {
      return h(Field, { label: t('login.token'), hint: t('login.token.hint') }, h('input', { name: 'token', type: 'password', required: true, autocomplete: 'off' }));
    }
    return [
      h(Field, { label: t('login.name'), key: 'name' }, h('input', { name: 'name', required: true, autocomplete: 'username', autofocus: true })),
      h(Field, { label: t('login.password'), key: 'password' }, h('input', { name: 'password', type: 'password', required: true, autocomplete: 'current-password' })),
    ];
  }

  render({ session, onChange }, { busy, error, byToken }) {
    return h(
      'main',
      { class: 'login' },
      h(
        'form',
        { class: 'login-card', onSubmit: (event) => this.submit(event) },
        h('h1', null, h('img', { src: 'console/culm.svg', alt: '', width: 30, height: 30 }), 'Culm'),
        h('p', { class: 'faint' }, session.hasEnded() ? t('login.ended') : t('login.lead')),
        this.fields(),
        error && h(Trouble, { error }),
        h(Button, { type: 'submit', kind: 'primary', disabled: busy, 'data-submit': true }, t('login')),
        h(Button, { kind: 'link', onClick: () => this.setState({ byToken: !byToken, error: null }) }, t(byToken ? 'login.by-password' : 'login.by-token')),
      ),
      h(Choices, { onChange }),
    );
  }
}
