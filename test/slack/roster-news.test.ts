import { expect, test } from 'vitest';
import { continueRoster } from '../../src/domain/continue-roster.ts';
import { rosterMoves } from '../../src/domain/roster-moves.ts';
import { rosterNews } from '../../src/slack/roster-news.ts';
import { harbourText, rosterOf } from '../roster/read-file.ts';

const now = Date.parse('2026-11-24T15:00Z');
const before = rosterOf(harbourText);
const weekly = 'id: weekly, kind: rotating, start: 2026-01-05T09:00, turn: 1 week, people: [ana, bo, cy, dee] }';
const edited = rosterOf(harbourText.replace(weekly, weekly.replace('[ana, bo, cy, dee]', '[eli, ana, bo, cy, dee]')));

function movesOf(after: typeof before) {
  const roster = continueRoster(before, after, { now, atOnce: false });
  const directory = (one: typeof before) => ({ version: 1, roster: one, inactive: new Set<string>() });
  return { roster, moves: rosterMoves(directory(before), directory(roster), now) };
}

test('everybody whose shifts move is told once, in their own zone', () => {
  const { moves, roster } = movesOf(edited);
  expect([...new Set(moves.map(({ person }) => person))].sort()).toEqual(['ana', 'bo', 'cy', 'dee', 'eli']);
  const rows = rosterNews(moves, roster, 7);
  expect(rows.map(({ key }) => key).sort()).toEqual([
    'moved:7:ana',
    'moved:7:bo',
    'moved:7:cy',
    'moved:7:dee',
    'moved:7:eli',
  ]);
  const eli = rows.find(({ key }) => key === 'moved:7:eli')?.payload;
  expect(eli?.to).toMatchObject({ user: 'U05ELI' });
  expect(JSON.stringify(eli?.message)).toContain(
    '*SRE primary*: you gain 2026-12-07 09:00 to 2026-12-14 09:00, 2027-01-11 09:00 to 2027-01-18 09:00 (America/Chicago)',
  );
});

test('an edit that moves nobody tells nobody', () => {
  expect(movesOf(rosterOf(harbourText.replace('name: SRE primary', 'name: First')))).toMatchObject({ moves: [] });
});
