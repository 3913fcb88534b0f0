import { anew, longer } from '/console/core/listed.js';
import { same } from './expect.js';

const rows = (from, to) => Array.from({ length: to - from + 1 }, (none, i) => ({ id: from + i }));
const ids = ({ items }) => items.map((row) => row.id).join(' ');

export const facts = {
  'a page that was added while the first rows were on their way stays'() {
    const found = anew(rows(1, 6), 'after 6', { items: rows(1, 4), next_cursor: 'after 4' });
    same([ids(found), found.next], ['1 2 3 4 5 6', 'after 6']);
  },
  'new rows come on top, and none of those below is lost'() {
    const found = anew(rows(3, 8), 'after 8', { items: rows(1, 4), next_cursor: 'after 4' });
    same([ids(found), found.next], ['1 2 3 4 5 6 7 8', 'after 8']);
  },
  'what is no longer in the list goes, also where the next row has come up'() {
    const page = { items: [...rows(1, 3), ...rows(5, 5)], next_cursor: 'after 5' };
    same(ids(anew(rows(1, 6), 'after 6', page)), '1 2 3 5 6');
    same(ids(anew(rows(1, 4), 'after 4', page)), '1 2 3 5');
  },
  'when all rows are there nothing stays below them'() {
    const found = anew(rows(1, 6), null, { items: rows(1, 3), next_cursor: null });
    same([ids(found), found.next], ['1 2 3', null]);
  },
  'the first look has nothing to keep'() {
    same(ids(anew(null, null, { items: rows(1, 2), next_cursor: 'after 2' })), '1 2');
  },
  'a further page has no row twice'() {
    const found = longer(rows(1, 4), { items: rows(4, 6), next_cursor: null });
    same([ids(found), found.next], ['1 2 3 4 5 6', null]);
  },
};
