import { availableParallelism, cpus } from 'node:os';
import { type Figure, isOver, type Section } from './section.ts';

/** What the figures depend on besides the code. */
export function environment(): string {
  const cpu = cpus()[0]?.model ?? 'an unknown processor';
  return `Node ${process.version}, ${process.platform}, ${availableParallelism()} × ${cpu}`;
}

/** A section as text for a terminal: a line for each figure, with the peer's and how many times as much that is. */
export function table(section: Section, figures: readonly Figure[]): string {
  const head = ['', 'Muster', 'limit', ...(section.peer === undefined ? [] : ['peer', 'peer ÷ Muster'])];
  const rows = [head, ...figures.map((figure) => cells(figure, section.peer !== undefined))];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  );
  const peer = section.peer === undefined ? [] : [`Peer: ${section.peer}`];
  return [section.title, ...peer, ...lines].join('\n');
}

function cells(figure: Figure, withPeer: boolean): string[] {
  const { name, value, limit, unit, peer, note } = figure;
  const said = value === null ? (note ?? 'not measured') : `${round(value)} ${unit}${isOver(figure) ? ' OVER' : ''}`;
  const row = [name, said, limit === undefined ? '' : `${limit} ${unit}`];
  if (!withPeer) return row;
  if (peer === undefined || value === null) return [...row, '', ''];
  return [...row, `${round(peer)} ${unit}`, (peer / value).toFixed(2)];
}

const pad = (cell: string, width: number, column: number) => (column === 0 ? cell.padEnd(width) : cell.padStart(width));

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
