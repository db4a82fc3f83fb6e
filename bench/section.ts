import type { Belongings } from './belongings.ts';

export type Unit = 'ms' | 's' | 'MB' | 'round trips' | 'calls';

/** One line of the table. */
export interface Figure {
  name: string;
  unit: Unit;
  /** `null`: cannot be measured on this machine; `note` says why. */
  value: number | null;
  /** The most that is allowed; absent where the figure is only for information. */
  limit?: number;
  /** The same figure of the peer, measured in the same run. */
  peer?: number;
  note?: string;
}

/** One subject that is measured; everything it starts is given back when it has ended. */
export interface Section {
  name: string;
  title: string;
  /** Who the peer is, in a few words. */
  peer?: string;
  /** Throws when something could not be measured. */
  run(belongings: Belongings): Promise<Figure[]>;
}

export function isOver({ value, limit }: Figure): boolean {
  return value !== null && limit !== undefined && value > limit;
}
