/* What the list of runs asks for first. */
import { asked } from './filters.js';

export const PAGE = 50;
const URGENT = 5;

/** Those that need a person stand above the list, unless something is looked for. */
export const urgentOf = (query) => ([...query].length === 0 ? { attention: true, limit: URGENT } : null);

export const firstPageOf = (query) => ({ ...asked(query), limit: PAGE });
