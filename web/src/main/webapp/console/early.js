/* Runs as soon as its few modules are there, and before main.js: who opens the list of runs does not wait for the console first and for the list then. */
import { askAhead } from './core/api.js';
import { firstPageOf, urgentOf } from './core/firstlook.js';
import { here } from './core/router.js';
import { kept } from './core/session.js';

const at = here();
const session = kept();
if (session && at.view === 'runs' && !at.id) {
  for (const query of [firstPageOf(at.query), urgentOf(at.query)]) {
    if (query) askAhead('pipelines', query, `Bearer ${session.token}`);
  }
}
