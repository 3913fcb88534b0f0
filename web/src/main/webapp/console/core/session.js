/* Who is logged in. The password is used once, for a token of twelve hours that this tab alone keeps. */
import { call } from './api.js';

const PLACE = 'culm.session';
const HOURS = 12;
const RANKS = ['culm-viewer', 'culm-operator', 'culm-admin'];

function basic(name, password) {
  const bytes = new TextEncoder().encode(`${name}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Who was logged in when this tab was left or loaded anew, or null. */
export function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE));
  } catch (unreadable) {
    return null;
  }
}

export function createSession() {
  let current = kept();
  let ended = false;
  const listeners = new Set();

  function set(next, expired = false) {
    current = next;
    ended = expired;
    if (next) sessionStorage.setItem(PLACE, JSON.stringify(next));
    else sessionStorage.removeItem(PLACE);
    listeners.forEach((listener) => listener());
  }

  async function begin(token, id) {
    const me = await call('GET', 'me', `Bearer ${token}`);
    set({ token, id, me });
  }

  const rank = (project) => {
    const { role, projects } = current.me;
    return Math.max(RANKS.indexOf(role), project ? RANKS.indexOf((projects || {})[project]) : -1);
  };

  return {
    me: () => current && current.me,
    hasEnded: () => ended,
    authorization: () => (current ? `Bearer ${current.token}` : undefined),
    onChange: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    isAdmin: () => rank() === 2,
    mayAct: (project) => rank(project) >= 1,
    mayStart: () => rank() >= 1 || Object.values(current.me.projects || {}).some((role) => RANKS.indexOf(role) >= 1),

    async login(name, password) {
      const wanted = { name: 'console', expires_in: HOURS * 3600 };
      const answer = await call('POST', 'tokens', basic(name, password), wanted);
      await begin(answer.extra.token, answer.extra.id);
    },
    loginByToken: (token) => begin(token, null),
    async logout() {
      const { id, token } = current;
      set(null);
      if (id) await call('DELETE', `tokens/${id}`, `Bearer ${token}`).catch(() => {});
    },
    /** The place stays in the address, so that whoever logs in again is where he was. */
    expired(authorization) {
      if (current && authorization === `Bearer ${current.token}`) set(null, true);
    },
  };
}
