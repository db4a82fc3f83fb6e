import { createHash } from 'node:crypto';
import type { HomeView } from '@slack/types';
import type { CarrierName } from '../domain/roster.ts';
import type { Db } from '../store/db.ts';
import { loadHome } from './load-home.ts';
import { createShiftBook } from './shift-book.ts';
import { home } from './view/home.ts';

export interface HomeTab {
  view: HomeView;
  /** Of what it shows: the same digest again needs no call. */
  digest: string;
}

/** Renders somebody's home tab from what is true now. */
export type RenderHome = (userId: string) => Promise<HomeTab>;

export function createHomeTab(db: Db, now: () => number, carriers: ReadonlySet<CarrierName>): RenderHome {
  const book = createShiftBook();
  return async (userId) => {
    const view = home(await loadHome(db, userId, { now: now(), carriers, book }));
    return { view, digest: createHash('sha256').update(JSON.stringify(view)).digest('hex').slice(0, 32) };
  };
}
