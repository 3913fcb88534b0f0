/* Light or dark: as the machine prefers, until somebody chooses. */
const PLACE = 'culm.theme';
export const THEMES = ['auto', 'light', 'dark'];

export const theme = () => localStorage.getItem(PLACE) || 'auto';

export function applyTheme() {
  const chosen = theme();
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

export function setTheme(next) {
  localStorage.setItem(PLACE, next);
  applyTheme();
  dispatchEvent(new Event('culm-theme'));
}
