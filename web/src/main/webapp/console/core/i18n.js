/* The language of the console: texts by key, times and durations. */
import { en } from '../i18n/en.js';
import { zh } from '../i18n/zh.js';
import * as flowEn from '../i18n/flow.en.js';
import * as flowZh from '../i18n/flow.zh.js';

const TEXTS = {
  en: Object.assign({}, ...Object.values(flowEn), en),
  zh: Object.assign({}, ...Object.values(flowZh), zh),
};
const PLACE = 'culm.language';
export const LANGUAGES = { en: 'English', zh: '中文' };

let current = localStorage.getItem(PLACE) || (navigator.language.startsWith('zh') ? 'zh' : 'en');

export const language = () => current;

export function setLanguage(next) {
  current = next;
  localStorage.setItem(PLACE, next);
  apply();
}

export function apply() {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
}

export const has = (key) => key in TEXTS[current];

export function t(key, vars = {}) {
  const text = TEXTS[current][key] ?? TEXTS.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in vars ? String(vars[name]) : whole));
}

const locale = () => (current === 'zh' ? 'zh-CN' : 'en-GB');

export function dateTime(instant) {
  if (!instant) return '–';
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
}

const STEPS = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

export function ago(instant, now = Date.now()) {
  if (!instant) return '–';
  const seconds = Math.round((new Date(instant) - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) || STEPS[3];
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' }).format(Math.round(seconds / size), unit);
}

export function duration(from, to, now = Date.now()) {
  if (!from) return '–';
  const seconds = Math.max(0, (to ? new Date(to) : now) - new Date(from)) / 1000;
  if (seconds < 10) return t('time.seconds', { n: seconds.toFixed(1) });
  if (seconds < 60) return t('time.seconds', { n: Math.round(seconds) });
  if (seconds < 3600) return t('time.minutes', { m: Math.floor(seconds / 60), s: Math.round(seconds % 60) });
  return t('time.hours', { h: Math.floor(seconds / 3600), m: Math.floor((seconds % 3600) / 60) });
}

export const number = (value) => new Intl.NumberFormat(locale()).format(value);
