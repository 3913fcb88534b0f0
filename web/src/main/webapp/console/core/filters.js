/* The filters of the list of runs, as the address keeps them and as the server is asked. */

export const STATES = ['RUNNING', 'FAILED', 'SUSPENDED', 'BLOCKED', 'FINISHED', 'REVOKED'];
export const TEXTS = ['q', 'name', 'label', 'created_by', 'project', 'error_group'];
export const DAYS = ['started_from', 'started_to', 'finished_from', 'finished_to'];

/** What is asked of the server: days of the reader are instants there. */
export function asked(query) {
  const filters = {};
  for (const [name, value] of query) {
    if (DAYS.includes(name)) filters[name] = new Date(value).toISOString();
    else if (name === 'state' || name === 'label') (filters[name] ??= []).push(value);
    else if (name === 'attention' || TEXTS.includes(name)) filters[name] = value;
  }
  return filters;
}

/** Each filter of its own, to be shown and taken away. */
export const chips = (query) => [...query].filter(([name]) => name !== 'state' && name !== 'attention');

export function without(query, name, value) {
  const next = new URLSearchParams();
  for (const [one, given] of query) if (one !== name || given !== value) next.append(one, given);
  return next;
}

export function withFilter(query, name, value) {
  const next = new URLSearchParams(query);
  if (name === 'label') next.append(name, value);
  else next.set(name, value);
  return next;
}

export function toggled(query, name, value) {
  return query.getAll(name).includes(value) ? without(query, name, value) : withPlace(query, name, value);
}

function withPlace(query, name, value) {
  const next = new URLSearchParams(query);
  next.append(name, value);
  return next;
}
