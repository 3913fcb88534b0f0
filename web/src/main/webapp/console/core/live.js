/* Tells a page when to look again: by the stream of events, and by asking at intervals while that cannot be had. Pauses when hidden. */

const AGAIN = 3000;
/** The server ends a stream now and then. One that has lasted so long is simply opened anew. */
const LASTING = 10000;
const POLL = 5000;

/** Cuts a stream of server-sent events into `{id, event, data}`. */
export function createParser(onEvent) {
  let rest = '';
  let last = null;
  function block(text) {
    const event = { id: null, event: 'message', data: '' };
    for (const line of text.split('\n')) {
      const at = line.indexOf(':');
      if (at <= 0) continue;
      event[line.slice(0, at)] = line.slice(at + 1).replace(/^ /, '');
    }
    last = event.id ?? last;
    if (event.data) onEvent(event);
  }
  return {
    feed(text) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop();
      blocks.forEach(block);
    },
    lastId: () => last,
  };
}

async function read(response, parser) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    parser.feed(value);
  }
}

/**
 * @param query of the stream: `pipeline`, `type`
 * @param onEvent is given an event, or null when something may have happened unseen
 * @param onStatus is told `live`, `polling` or `paused`
 * @returns what stops it
 */
export function watch(api, query, onEvent, onStatus) {
  const parser = createParser((event) => onEvent(JSON.parse(event.data)));
  let stopped = false;
  let abort = null;
  let timer = null;
  let poll = null;

  function fallBack() {
    if (stopped || document.hidden) return;
    onStatus('polling');
    poll = poll || setInterval(() => onEvent(null), POLL);
    timer = setTimeout(open, AGAIN);
  }

  async function open() {
    clearTimeout(timer);
    abort = new AbortController();
    const mine = abort;
    try {
      const headers = parser.lastId() ? { 'Last-Event-ID': parser.lastId() } : {};
      const response = await api.stream('events', query, headers, mine.signal);
      if (!response.ok) return fallBack();
      clearInterval(poll);
      poll = null;
      onStatus('live');
      onEvent(null);
      const began = Date.now();
      await read(response, parser);
      return Date.now() - began > LASTING && !stopped ? open() : fallBack();
    } catch (cut) {
      if (!mine.signal.aborted) fallBack();
    }
  }

  function rest() {
    if (abort) abort.abort();
    clearTimeout(timer);
    clearInterval(poll);
    poll = null;
  }

  function visibility() {
    rest();
    if (document.hidden) onStatus('paused');
    else open();
  }

  document.addEventListener('visibilitychange', visibility);
  visibility();
  return () => {
    stopped = true;
    rest();
    document.removeEventListener('visibilitychange', visibility);
  };
}

/** Calls `act` soon, and not more often than every `millis`, however often it is asked; the first time counts from now. */
export function calmly(act, millis) {
  let timer = null;
  let before = Date.now();
  function soon() {
    if (timer) return;
    timer = setTimeout(() => {
      timer = null;
      before = Date.now();
      act();
    }, Math.max(60, before + millis - Date.now()));
  }
  soon.cancel = () => clearTimeout(timer);
  return soon;
}
