/* Puts the console together: who is logged in, which page, and that it follows what happens. */
import './early.js';
import { Component, h, render } from './lib/preact.module.js';
import { createApi } from './core/api.js';
import { App } from './core/context.js';
import { apply, language, t } from './core/i18n.js';
import { here, onPlace } from './core/router.js';
import { createSession } from './core/session.js';
import { applyTheme } from './core/theme.js';
import { Empty } from './ui/basics.js';
import { isPage, Later, loadAllSoon } from './views/later.js';
import { Login } from './views/login.js';
import { Runs } from './views/runs.js';
import { Shell } from './views/shell.js';

const session = createSession();
const api = createApi(session);

const isKnown = (view) => view === 'runs' || (view !== 'run' && isPage(view));

function pageOf({ view, id, query }, key) {
  if (!isKnown(view)) return h(Empty, { title: t('page.none') });
  if (view === 'runs' && !id) return h(Runs, { key, query });
  return h(Later, { key, page: view === 'runs' ? 'run' : view, id, query });
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
    document.title = isKnown(at.view) ? `${t(`page.${at.view}`)} · Culm` : 'Culm';
  }

  render(_, { at, status }) {
    const onChange = () => this.forceUpdate();
    if (!session.me()) return h(Login, { session, onChange, key: language() });
    this.title(at);
    const key = `${language()} ${at.view} ${at.id || ''} ${session.me().name}`;
    return h(
      App.Provider,
      { value: { session, api, onStatus: this.onStatus } },
      h(Shell, { session, view: at.view, status, onChange }, pageOf(at, key)),
    );
  }
}

apply();
applyTheme();
render(h(Console), document.getElementById('console'));
loadAllSoon();
