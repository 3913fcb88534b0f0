/* Does things side by side, but only so many at a time. */
export async function pool(items, width, act) {
  const waiting = [...items];
  async function worker() {
    while (waiting.length) await act(waiting.shift());
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
