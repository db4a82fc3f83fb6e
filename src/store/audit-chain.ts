import { createHash } from 'node:crypto';
import type { AuditLine } from './db.ts';
import type { AuditRow } from './schema.ts';

export const chainStart = '0'.repeat(64);

/** SHA-256 over the line and the digest of the line before: a changed or missing line breaks every later one. */
export function auditDigest(line: AuditLine, seq: number, previous: string): string {
  const parts = [seq, line.at, line.actor, line.action, line.subject, line.outcome, line.detail, previous];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The rows to append after `head`. */
export function chainRows(lines: readonly AuditLine[], head: { seq: number; digest: string }): AuditRow[] {
  let { seq, digest } = head;
  return lines.map((line) => {
    const previous = digest;
    seq += 1;
    digest = auditDigest(line, seq, previous);
    return { ...line, seq, previous, digest };
  });
}
