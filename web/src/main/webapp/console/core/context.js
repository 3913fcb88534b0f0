/* What every page is given: who is logged in, how to ask, and whether what is shown is live. */
import { createContext } from '../lib/preact.module.js';

export const App = createContext(null);
