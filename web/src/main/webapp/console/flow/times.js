/**
 * Times of the engine: `YYYY-MM-DD HH:MM:SS` in the server's zone, or an instant with its zone, or milliseconds. Local times are
 * reckoned as if they were UTC: only their differences count.
 */
export function milliseconds(time) {
  if (typeof time === 'number') {
    return time;
  }
  if (!time) {
    return null;
  }
  const local = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(time);
  const parsed = Date.parse(local ? `${local[1]}T${local[2]}Z` : time);
  return Number.isNaN(parsed) ? null : parsed;
}

const QUARTER = 15 * 60000;

/**
 * How far the server's zone is ahead of UTC, in milliseconds: what waits tells since when as an instant, and when it began as a local
 * time. It began to wait a little after it began, so the largest difference is nearest, and zones differ by quarters of an hour.
 *
 * @return null if nothing waits
 */
export function zoneOf(states, waiting) {
  const ahead = [...waiting].map(([id, { since }]) => milliseconds(states.get(id)?.start_time) - milliseconds(since));
  const known = ahead.filter((span) => Math.abs(span) <= 15 * 3600000);
  return known.length > 0 ? Math.round(Math.max(...known) / QUARTER) * QUARTER : null;
}

let serverZone = null;

/** There is one server behind a page, so what was learned of its zone holds for all that is drawn. */
export function learnZone(states, waiting) {
  serverZone = zoneOf(states, waiting) ?? serverZone;
}

/** Now, on the scale of local times; until something is known of the server's zone by that of the browser. */
export function localNow() {
  return Date.now() + (serverZone ?? -new Date().getTimezoneOffset() * 60000);
}

/** From the largest unit on, at most two of them. */
export function duration(t, span) {
  const seconds = Math.max(0, span) / 1000;
  if (seconds < 10) {
    return t('flow.time.s', { s: Number.isInteger(seconds) ? seconds : seconds.toFixed(1) });
  }
  if (seconds < 60) {
    return t('flow.time.s', { s: Math.floor(seconds) });
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return t('flow.time.ms', { m: minutes, s: Math.floor(seconds % 60) });
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? t('flow.time.hm', { h: hours, m: minutes % 60 }) : t('flow.time.dh', { d: Math.floor(hours / 24), h: hours % 24 });
}

/** How long a node ran, or has been running; "" if that is not known. */
export function elapsed(t, state, now) {
  const start = milliseconds(state?.start_time);
  if (start === null) {
    return '';
  }
  const end = milliseconds(state.finish_time);
  if (end === null && state.state !== 'RUNNING') {
    return '';
  }
  return duration(t, (end ?? now) - start);
}
