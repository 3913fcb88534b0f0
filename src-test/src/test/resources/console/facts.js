import { facts as model } from './facts.model.js';
import { facts as places } from './facts.layout.js';
import { facts as ways } from './facts.taken.js';
import { facts as drawing } from './facts.drawing.js';
import { facts as tree } from './facts.tree.js';
import { facts as timeline } from './facts.timeline.js';
import { facts as list } from './facts.list.js';
import { facts as speed } from './facts.speed.js';

const ALL = { model, places, ways, drawing, tree, timeline, list, speed };

/** What the browser refuses is a failure of the fact that asked for it. */
const refused = [];
addEventListener('securitypolicyviolation', (event) => refused.push(`${event.violatedDirective} refuses ${event.blockedURI}`));
addEventListener('error', (event) => refused.push(event.message));

async function check(group, name, fact) {
  const began = performance.now();
  let error = null;
  try {
    await fact();
    await new Promise((resolve) => setTimeout(resolve));
    error = refused.length > 0 ? refused.join('; ') : null;
  } catch (failure) {
    error = failure.stack ?? String(failure);
  }
  refused.length = 0;
  document.body.replaceChildren();
  return { group, name, error, ms: Math.round(performance.now() - began) };
}

async function all() {
  const results = [];
  for (const [group, facts] of Object.entries(ALL)) {
    for (const [name, fact] of Object.entries(facts)) {
      results.push(await check(group, name, fact));
    }
  }
  return results;
}

globalThis.results = all();
