/* A list that is read page by page while it changes: its first rows are asked for anew, later pages are added below. */

/**
 * The first rows as they are now. What is shown below them stays: it may have come after they were asked for.
 *
 * @param items what is shown, or null
 * @param next where the page after them begins, or null
 * @param page the first rows, with `next_cursor` if there are more
 */
export function anew(items, next, page) {
  if (!page.next_cursor || !items || items.length <= page.items.length) return { items: page.items, next: page.next_cursor };
  const ids = new Set(page.items.map((row) => row.id));
  const at = items.findLastIndex((row) => ids.has(row.id));
  return { items: [...page.items, ...items.slice(at + 1)], next };
}

/** A further page of what is shown. */
export function longer(items, page) {
  const known = new Set(items.map((row) => row.id));
  return { items: [...items, ...page.items.filter((row) => !known.has(row.id))], next: page.next_cursor };
}
