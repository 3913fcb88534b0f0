/* Who may come in, and what is granted to them. */
import { Component, h } from '../lib/preact.module.js';
import { App } from '../core/context.js';
import { dateTime, t } from '../core/i18n.js';
import { Button, Field, Loaded } from '../ui/basics.js';
import { Dialog } from '../ui/dialog.js';
import { say } from '../ui/toast.js';

const ROLES = ['', 'culm-viewer', 'culm-operator', 'culm-admin'];

/** `billing: culm-operator`, a line each. */
function projectsOf(text) {
  const lines = text.split('\n').map((line) => line.split(/[:=]/).map((part) => part.trim())).filter(([name]) => name);
  return Object.fromEntries(lines.map(([name, role]) => [name, role || 'culm-viewer']));
}

const linesOf = (projects) => Object.entries(projects || {}).map(([name, role]) => `${name}: ${role}`).join('\n');

class UserDialog extends Component {
  static contextType = App;

  async submit() {
    const { elements } = document.querySelector('dialog[open] form');
    const { user, onDone } = this.props;
    const granted = { role: elements.role.value, projects: projectsOf(elements.projects.value), disabled: elements.disabled.checked };
    const password = elements.password.value || undefined;
    const { api } = this.context;
    if (user) await api.patch(`admin/users/${encodeURIComponent(user.name)}`, { ...granted, password });
    else await api.post('admin/users', { ...granted, password, name: elements.name.value.trim() });
    say(t('users.saved'));
    onDone();
  }

  render({ user, onClose }) {
    const current = user || { role: 'culm-viewer' };
    return h(
      Dialog,
      { title: user ? user.name : t('users.new'), submit: t('users.save'), onClose, onSubmit: () => this.submit() },
      !user && h(Field, { label: t('login.name') }, h('input', { name: 'name', required: true })),
      h(Field, { label: t('login.password'), hint: t(user ? 'users.password.stays' : 'users.password.hint') }, h('input', { name: 'password', type: 'password', autocomplete: 'new-password', minLength: 8, required: !user })),
      h(Field, { label: t('users.role') }, h('select', { name: 'role' }, ROLES.map((role) => h('option', { key: role, value: role, selected: (current.role || '') === role }, role || t('users.role.none'))))),
      h(Field, { label: t('users.projects'), hint: t('users.projects.hint') }, h('textarea', { name: 'projects', rows: 3, defaultValue: linesOf(current.projects) })),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'disabled', defaultChecked: Boolean(current.disabled) }), t('users.disabled')),
    );
  }
}

export class Users extends Component {
  static contextType = App;

  row(user) {
    const cell = (name, value) => h('td', { key: name, 'data-label': t(name) }, value);
    return h(
      'tr',
      { key: user.name, 'data-user': user.name },
      cell('login.name', user.name),
      cell('users.role', user.role || '–'),
      cell('users.projects', linesOf(user.projects) || '–'),
      cell('users.origin', user.origin),
      cell('users.since', dateTime(user.created_at)),
      cell('users.state', h('span', { class: user.disabled ? 'tag tag-bad' : 'tag' }, t(user.disabled ? 'users.disabled' : 'users.enabled'))),
      h('td', null, h(Button, { onClick: () => this.setState({ editing: user }) }, t('users.change'))),
    );
  }

  render(_, { editing, version }) {
    const columns = ['login.name', 'users.role', 'users.projects', 'users.origin', 'users.since', 'users.state'];
    const done = () => this.setState(({ version: before = 0 }) => ({ editing: undefined, version: before + 1 }));
    return h(
      'div',
      { class: 'page' },
      h('div', { class: 'run-title' }, h('h1', null, t('page.users')), h(Button, { kind: 'primary', onClick: () => this.setState({ editing: null }) }, t('users.new'))),
      h(Loaded, { load: () => this.context.api.get('admin/users'), of: 'users', version }, (users) =>
        h('div', { class: 'scroll' }, h('table', { class: 'table' }, h('thead', null, h('tr', null, columns.map((name) => h('th', { key: name, scope: 'col' }, t(name))), h('th', null, h('span', { class: 'unseen' }, t('users.change'))))), h('tbody', null, users.map((user) => this.row(user))))),
      ),
      editing !== undefined && h(UserDialog, { user: editing, onClose: () => this.setState({ editing: undefined }), onDone: done }),
    );
  }
}
