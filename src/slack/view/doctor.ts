import type { Finding } from '../../domain/finding.ts';
import { words } from '../../words/words.ts';
import { context, type MessageView, message, section, sections } from './block.ts';
import { clipped, escaped } from './mrkdwn.ts';

const marks = { ok: '✅', warning: '⚠️', error: '❌' } as const;
const rank = { error: 0, warning: 1, ok: 2 } as const;

/** What the doctor found, the worst first. */
export function doctor(findings: readonly Finding[]): MessageView {
  const sorted = findings.toSorted((a, b) => rank[a.level] - rank[b.level]);
  const bad = findings.filter(({ level }) => level !== 'ok').length;
  const head = bad === 0 ? words.doctor.well : words.doctor.toMend(bad);
  const lines = sorted.map(({ level, what, detail }) => `${marks[level]} *${escaped(what)}* ${clipped(detail, 600)}`);
  return message({
    text: `${head.replaceAll('*', '')} ${sorted
      .filter(({ level }) => level !== 'ok')
      .map(({ detail }) => clipped(detail, 300))
      .join(' ')}`,
    blocks: [section(head), ...sections(lines), context(words.doctor.sameOnServer)],
  });
}
