/* The place in the console is the part of the address behind #, so that every page is one file for the server. */

export function parse(hash) {
  const [path, search] = hash.replace(/^#/, '').split('?');
  const steps = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { view: steps[0] || 'runs', id: steps[1] || null, query: new URLSearchParams(search || '') };
}

export function place(view, id, query) {
  const path = [view, id].filter(Boolean).map(encodeURIComponent).join('/');
  const search = new URLSearchParams();
  for (const [name, value] of query instanceof URLSearchParams ? query : Object.entries(query || {})) {
    for (const one of [].concat(value)) {
      if (one !== undefined && one !== null && one !== '') search.append(name, one);
    }
  }
  const text = search.toString();
  return `#/${path}${text ? `?${text}` : ''}`;
}

export const here = () => parse(location.hash);

export function go(view, id, query) {
  location.hash = place(view, id, query);
}

/** Goes without another step in the browser's history. */
export function replace(view, id, query) {
  history.replaceState(null, '', place(view, id, query));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function onPlace(listener) {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
