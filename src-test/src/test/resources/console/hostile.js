import { treeOf } from './fixtures.js';

/** Names that would do something on a page that takes text for markup, for script or for an address. */
export const HOSTILE = [
  "<img src=x onerror=\"globalThis.hit='img'\">",
  "\"><script>globalThis.hit='script'</script>",
  "javascript:globalThis.hit='address'",
  '</text></svg><iframe srcdoc="<script>parent.hit=1</script>">',
  "'; globalThis.hit='quote'; //",
  "{{constructor.constructor('globalThis.hit=1')()}}",
  '${globalThis.hit=1}',
  '\u202egnp.exe \u0000 \ud800',
  '%3Cscript%3EglobalThis.hit=1%3C/script%3E',
];

export function hostileTree() {
  const b = treeOf('hostile', HOSTILE[0]);
  b.gateway('g', 'ExclusiveGateway', HOSTILE[1]);
  b.edge(b.start, 'g');
  HOSTILE.forEach((name, index) => {
    b.activity(`h${index}`, name, { component: { code: name, version: name, inputs: {} } });
    b.edge('g', `h${index}`, name, name);
    b.edge(`h${index}`, b.end);
  });
  return b.tree;
}
