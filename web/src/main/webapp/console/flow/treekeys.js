import { parentOf } from './tree.js';

const TYPED_TOGETHER = 700;

/** The keys of a tree, as the ARIA Authoring Practices have them. */
export function treeKeys(tree) {
  const typed = { text: '', at: 0 };
  const acts = {
    ArrowDown: (item) => tree.focus(after(item)),
    ArrowUp: (item) => tree.focus(before(item)),
    ArrowRight: (item) => right(tree, item),
    ArrowLeft: (item) => left(tree, item),
    Home: () => tree.focus(tree.root.firstElementChild),
    End: () => tree.focus(last(tree.root.lastElementChild)),
    Enter: (item) => tree.choose(item),
    ' ': (item) => tree.choose(item),
    '*': (item) => [...item.parentElement.children].forEach((sibling) => tree.expand(sibling, true)),
  };
  return (event) => {
    const item = event.target.closest?.('[role=treeitem]');
    if (!item || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key in acts && !(event.key === ' ' && typed.text && event.timeStamp - typed.at < TYPED_TOGETHER)) {
      event.preventDefault();
      acts[event.key](item);
    } else if ([...event.key].length === 1) {
      event.preventDefault();
      tree.focus(typedName(tree, item, typed, event));
    }
  };
}

function right(tree, item) {
  if (item.getAttribute('aria-expanded') === 'false') {
    tree.expand(item, true);
  } else if (item.hasAttribute('aria-expanded')) {
    tree.focus(firstBelow(item));
  }
}

function left(tree, item) {
  if (item.getAttribute('aria-expanded') === 'true') {
    tree.expand(item, false);
  } else {
    tree.focus(parentOf(item));
  }
}

function firstBelow(item) {
  return item.querySelector(':scope > ul > [role=treeitem]');
}

/** The next item that is seen. */
function after(item) {
  if (item.getAttribute('aria-expanded') === 'true') {
    return firstBelow(item);
  }
  let at = item;
  while (at && !at.nextElementSibling) {
    at = parentOf(at);
  }
  return at?.nextElementSibling ?? null;
}

function before(item) {
  return item.previousElementSibling ? last(item.previousElementSibling) : parentOf(item);
}

/** The last item that is seen in and below one. */
function last(item) {
  let at = item;
  while (at?.getAttribute('aria-expanded') === 'true') {
    at = at.querySelector(':scope > ul').lastElementChild;
  }
  return at;
}

/** Letters typed quickly make a beginning; the same letter again goes on to the next that begins with it. */
function typedName(tree, item, typed, event) {
  const fresh = event.timeStamp - typed.at >= TYPED_TOGETHER;
  typed.text = (fresh ? '' : typed.text) + event.key.toLowerCase();
  typed.at = event.timeStamp;
  const same = [...typed.text].every((letter) => letter === typed.text[0]);
  const sought = same ? typed.text[0] : typed.text;
  let at = same ? after(item) : item;
  for (let left = tree.items.size + 1; left > 0; left--) {
    at ??= tree.root.firstElementChild;
    if (nameOf(at).startsWith(sought)) {
      return at;
    }
    at = after(at);
  }
  return null;
}

function nameOf(element) {
  return element.querySelector('.tree-name').textContent.toLowerCase();
}
