/** What facts are checked with, and what they are checked on. */
import en from '/console/i18n/flow.en.js';
import zh from '/console/i18n/flow.zh.js';

export function that(condition, words) {
  if (!condition) {
    throw new Error(words);
  }
}

export function same(found, wanted, words = '') {
  const [one, other] = [found, wanted].map((value) => JSON.stringify(value));
  that(one === other, `${words} was ${one} and not ${other}`);
}

const texts = { en, zh };

/** Fails on texts that are not there. */
export const translator = (language = 'en') => (key, vars = {}) => {
  that(key in texts[language], `no text for ${key}`);
  return texts[language][key].replace(/\{(\w+)\}/g, (whole, name) => vars[name] ?? whole);
};

export const t = translator();

/** A place on the page of the given size. */
export function home(width = 1200, height = 600) {
  const host = document.createElement('div');
  host.style.width = `${width}px`;
  host.style.height = `${height}px`;
  document.body.append(host);
  return host;
}

export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

export function node(host, id) {
  return [...host.querySelectorAll('[data-node-id]')].find((element) => element.dataset.nodeId === id);
}

export function press(element, key, more = {}) {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}
