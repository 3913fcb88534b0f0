/* What is around every page: where one can go, whether it is live, language, colours, who is logged in. */
import { h } from '../lib/preact.module.js';
import { LANGUAGES, language, setLanguage, t } from '../core/i18n.js';
import { THEMES, setTheme, theme } from '../core/theme.js';
import { place } from '../core/router.js';
import { Button } from '../ui/basics.js';
import { Toasts } from '../ui/toast.js';

function pages(session) {
  return [
    ['runs', true],
    ['start', session.mayStart()],
    ['engine', session.isAdmin()],
    ['audit', session.isAdmin()],
    ['users', session.isAdmin()],
  ].filter(([, shown]) => shown);
}

function Navigation({ session, view }) {
  const link = ([page]) =>
    h('a', { key: page, href: place(page), 'aria-current': page === view ? 'page' : undefined }, t(`page.${page}`));
  return h('nav', { class: 'nav', 'aria-label': t('nav') }, pages(session).map(link));
}

export function Choices({ onChange }) {
  const choose = (act) => (event) => (act(event.target.value), onChange());
  const option = (value, text, current) => h('option', { key: value, value, selected: value === current }, text);
  return h(
    'div',
    { class: 'choices' },
    h(
      'select',
      { 'aria-label': t('language'), 'data-choice': 'language', onChange: choose(setLanguage) },
      Object.entries(LANGUAGES).map(([id, name]) => option(id, name, language())),
    ),
    h(
      'select',
      { 'aria-label': t('theme'), 'data-choice': 'theme', onChange: choose(setTheme) },
      THEMES.map((id) => option(id, t(`theme.${id}`), theme())),
    ),
  );
}

function LiveSign({ status }) {
  return h('span', { class: 'live-sign', role: 'status', 'data-live': status, title: t(`live.${status}.title`) }, t(`live.${status}`));
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

export function Shell({ session, view, status, onChange, children }) {
  return [
    h('a', { class: 'skip-link', href: '#main', onClick: skip }, t('skip-to-content')),
    h(
      'header',
      { class: 'topbar' },
      h('a', { class: 'brand', href: place('runs') }, h('img', { src: 'console/culm.svg', alt: '', width: 22, height: 22 }), 'Culm'),
      h(Navigation, { session, view }),
      status && h(LiveSign, { status }),
      h(Choices, { onChange }),
      h('span', { class: 'who' }, session.me().name),
      h(Button, { kind: 'quiet', onClick: () => session.logout(), 'data-logout': true }, t('logout')),
    ),
    h('main', { id: 'main', tabIndex: -1 }, children),
    h(Toasts),
  ];
}
