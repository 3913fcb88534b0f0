import { createDrawing } from '/console/flow/drawing.js';
import { home, nextFrame, t, that } from './expect.js';
import { bigTree, statesOf } from './fixtures.js';

/** From the tree to the picture, the faster of two: what else the machine does is no fact about the drawing. */
async function drawn(size, limit) {
  const tree = bigTree(size);
  const states = statesOf(tree, 0.6);
  const times = [await once(tree, states), await once(tree, states)].map(Math.round);
  console.info(`${size} nodes are drawn in ${times.join(' and ')} ms`);
  that(Math.min(...times) < limit, `it took ${times.join(' and ')} ms`);
}

async function once(tree, states) {
  const host = home(1400, 800);
  const began = performance.now();
  const drawing = createDrawing(host, { t });
  drawing.setStates(states);
  drawing.setFlow(tree);
  await nextFrame();
  const took = performance.now() - began;
  drawing.destroy();
  host.remove();
  return took;
}

async function changed(size, limit) {
  const tree = bigTree(size);
  const host = home(1400, 800);
  const drawing = createDrawing(host, { t });
  drawing.setFlow(tree);
  await nextFrame();
  const began = performance.now();
  drawing.setStates(statesOf(tree, 0.6));
  await nextFrame();
  const took = Math.round(performance.now() - began);
  drawing.destroy();
  that(took < limit, `it took ${took} ms`);
}

export const facts = {
  '300 nodes are drawn in less than a second': () => drawn(300, 1000),
  '2,000 nodes are drawn in less than five seconds': () => drawn(2000, 5000),
  'the states of 2,000 nodes change in less than two seconds': () => changed(2000, 2000),
};
