import { words } from '../words/words.ts';

/** Every scope that Muster asks for, and what does not work without it. manifest.yml asks for exactly these. */
export const neededScopes: Readonly<Record<string, string>> = words.doctor.scopes;
