/* Speaks to the server: who asks, keys of changing calls, refusals as errors that carry their words. */

const BASE = new URL('api/v1/', document.baseURI);
const PAUSES = [400, 1200];
const READS = ['GET', 'HEAD'];

/** What the server refused, or why it could not be asked. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.code = problem.code || 'UNREACHABLE';
    this.problems = problem.problems || [];
    this.traceId = problem.trace_id || null;
  }
}

export function address(path, query) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(query || {})) {
    for (const one of [].concat(value)) {
      if (one !== undefined && one !== null && one !== '') url.searchParams.append(name, one);
    }
  }
  return url;
}

/** A name for a call, by which the server knows it again. Plain http has no randomUUID. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function problemOf(response) {
  const type = response.headers.get('Content-Type') || '';
  const body = type.includes('json') ? await response.json().catch(() => ({})) : {};
  return new ApiError(response.status, { title: response.statusText, ...body });
}

const pause = (millis) => new Promise((done) => setTimeout(done, millis));

/** The browser's own log-in window must not open, so it is not asked to send what it knows by itself. */
function fetchOnce(url, init) {
  return fetch(url, { ...init, credentials: 'omit', cache: 'no-store' });
}

/** A server that is frozen says 503 too, and will say so again. */
async function isAway(response) {
  return response.status === 503 && (await problemOf(response.clone())).code === 'UNAVAILABLE';
}

async function fetchPatiently(url, init) {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await fetchOnce(url, init);
      if (attempt >= PAUSES.length || !(await isAway(response))) return response;
    } catch (unreachable) {
      if (unreachable.name === 'AbortError') throw unreachable;
      if (attempt >= PAUSES.length) throw new ApiError(0, { detail: unreachable.message });
    }
    await pause(PAUSES[attempt]);
  }
}

function initOf(method, authorization, body, options) {
  const headers = { Accept: 'application/json', ...options.headers };
  if (authorization) headers.Authorization = authorization;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (!READS.includes(method)) headers['Idempotency-Key'] = newKey();
  return { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: options.signal };
}

/** One call as whoever `authorization` names; the same key goes with each of its tries. */
export async function call(method, path, authorization, body, options = {}) {
  const init = initOf(method, authorization, body, options);
  const response = await fetchPatiently(address(path, options.query), init);
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? null : response.json();
}

const ahead = new Map();

/** Asks before there is anybody to be told. Who then asks for the same first is given this answer. */
export function askAhead(path, query, authorization) {
  const answer = call('GET', path, authorization, undefined, { query });
  answer.catch(() => {}); // whoever is given it sees it
  ahead.set(String(address(path, query)), answer);
}

function taken(path, query) {
  const place = String(address(path, query));
  const answer = ahead.get(place);
  ahead.delete(place);
  return answer;
}

/** @param session gives `authorization()`, and is told by `expired()` when it no longer counts */
export function createApi(session) {
  async function asked(method, path, body, options = {}) {
    const authorization = session.authorization();
    const early = method === 'GET' && taken(path, options.query);
    try {
      return await (early || call(method, path, authorization, body, options));
    } catch (refused) {
      if (refused.status === 401) session.expired(authorization);
      throw refused;
    }
  }
  return {
    get: (path, query, options) => asked('GET', path, undefined, { ...options, query }),
    post: (path, body) => asked('POST', path, body),
    put: (path, body) => asked('PUT', path, body),
    patch: (path, body) => asked('PATCH', path, body),
    remove: (path) => asked('DELETE', path),
    stream: (path, query, headers, signal) =>
      fetchOnce(address(path, query), {
        headers: { ...headers, Accept: 'text/event-stream', Authorization: session.authorization() },
        signal,
      }),
  };
}
