import { html, inlineIcon } from './icons.js';

const ICONS = {
  out: 'M3 8h10',
  in: 'M8 3v10M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  turn: 'M3 5h10M10 2l3 3-3 3M3 9v5M3 14l-1.5-2M3 14l1.5-2',
  current: 'M8 5.5a2.5 2.5 0 1 0 .01 0zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2',
};

/** Buttons over the drawing. `actions`: name → what it does; the text of each is `flow.tool.<name>`. */
export function toolbar(t, actions) {
  const bar = html('div', { class: 'flow-tools', role: 'toolbar', 'aria-label': t('flow.tools') });
  const buttons = new Map();
  for (const [name, act] of Object.entries(actions)) {
    const button = html('button', { type: 'button', class: `flow-tool ${name}`, title: t(`flow.tool.${name}`), 'aria-label': t(`flow.tool.${name}`) });
    button.append(inlineIcon(ICONS[name], name));
    button.addEventListener('click', act);
    buttons.set(name, button);
    bar.append(button);
  }
  const zoom = html('span', { class: 'flow-zoom', 'aria-live': 'off' });
  bar.insertBefore(zoom, buttons.get('in'));
  return { bar, buttons, showZoom: (k) => (zoom.textContent = `${Math.round(k * 100)} %`) };
}
