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

/** Now, on the scale of local times, if the server is in the zone of the browser. */
export function localNow() {
  return Date.now() - new Date().getTimezoneOffset() * 60000;
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
