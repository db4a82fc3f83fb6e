import type { Records } from '../../src/domain/records.ts';

/** Makes a record of each kind; a test names only what it is about. */
export type Samples = { [T in keyof Records]: (own?: Partial<Records[T]>) => Records[T] };
