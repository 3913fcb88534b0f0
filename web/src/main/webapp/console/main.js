/* Puts the console together: who is logged in, which page, and that it follows what happens. */
import { Component, h, render } from './lib/preact.module.js';
import { createApi } from './core/api.js';
import { App } from './core/context.js';
import { apply, language, t } from './core/i18n.js';
import { here, onPlace } from './core/router.js';
import { createSession } from './core/session.js';
import { applyTheme } from './core/theme.js';
import { Empty } from './ui/basics.js';
import { Audit } from './views/audit.js';
import { Engine } from './views/engine.js';
import { Login } from './views/login.js';
import { Run } from './views/run.js';
import { Runs } from './views/runs.js';
import { Shell } from './views/shell.js';
import { Start } from './views/start.js';
import { Users } from './views/users.js';

const PAGES = { start: Start, engine: Engine, audit: Audit, users: Users };

const session = createSession();
const api = createApi(session);

function pageOf({ view, id }) {
  if (view === 'runs') return id ? Run : Runs;
  return PAGES[view] || (() => h(Empty, { title: t('page.none') }));
}

class Console extends Component {
  constructor() {
    super();
    this.state = { at: here(), status: null };
    this.onStatus = (status) => this.setState({ status });
  }

  componentDidMount() {
    onPlace(() => this.setState({ at: here() }));
    session.onChange(() => this.setState({ status: null }));
  }

  title(at) {
    const known = at.view === 'runs' || at.view in PAGES;
    document.title = known ? `${t(`page.${at.view}`)} · Culm` : 'Culm';
  }

  render(_, { at, status }) {
    const onChange = () => this.forceUpdate();
    if (!session.me()) return h(Login, { session, onChange, key: language() });
    this.title(at);
    const key = `${language()} ${at.view} ${at.id || ''} ${session.me().name}`;
    return h(
      App.Provider,
      { value: { session, api, onStatus: this.onStatus } },
      h(Shell, { session, view: at.view, status, onChange }, h(pageOf(at), { key, id: at.id, query: at.query })),
    );
  }
}

apply();
applyTheme();
render(h(Console), document.getElementById('console'));
