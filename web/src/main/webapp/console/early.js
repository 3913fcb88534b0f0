/* Runs as soon as its few modules are there, and before main.js: who opens the list of runs does not wait for the console first and for the list then. */
import { askAhead } from './core/api.js';
import { firstPageOf, urgentOf } from './core/firstlook.js';
import { here } from './core/router.js';
import { kept } from './core/session.js';

function askForTheList({ token }, query) {
  const first = [firstPageOf(query), urgentOf(query)].filter(Boolean);
  first.forEach((one) => askAhead('pipelines', one, `Bearer ${token}`));
}

const at = here();
const session = kept();
try {
  if (session && at.view === 'runs' && !at.id) askForTheList(session, at.query);
} catch (odd) {
  // an address that somebody has altered: the list itself says what is wrong with it
}
