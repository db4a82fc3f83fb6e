import { auditDigest, chainStart } from './audit-chain.ts';
import type { Db } from './db.ts';

const pageSize = 1_000;

export type AuditVerdict = { ok: true; rows: number } | { ok: false; seq: number; why: string };

/**
 * Follows the chain of the audit log from its beginning. `seq` is the first line that does not fit; when lines are
 * missing at the end, the one that should be there.
 */
export async function verifyAudit(db: Db): Promise<AuditVerdict> {
  let before = { seq: 0, digest: chainStart };
  for (;;) {
    const rows = await db.read
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', before.seq)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    for (const { seq, previous, digest, ...line } of rows) {
      if (seq !== before.seq + 1) return { ok: false, seq: before.seq + 1, why: 'the line is missing' };
      if (previous !== before.digest) return { ok: false, seq, why: 'it does not follow from the line before' };
      if (digest !== auditDigest(line, seq, previous)) return { ok: false, seq, why: 'the line was changed' };
      before = { seq, digest };
    }
    if (rows.length < pageSize) break;
  }
  const head = await db.read.selectFrom('auditHead').selectAll().executeTakeFirst();
  if (head?.seq === before.seq && head.digest === before.digest) return { ok: true, rows: before.seq };
  // The server may have written lines since the last page was read.
  const isOnlyNewer = head !== undefined && head.seq > before.seq && (await hasLine(db, before.seq + 1));
  if (isOnlyNewer) return verifyAudit(db);
  return { ok: false, seq: before.seq + 1, why: 'lines are missing at the end' };
}

async function hasLine(db: Db, seq: number): Promise<boolean> {
  return (await db.read.selectFrom('audit').select('seq').where('seq', '=', seq).executeTakeFirst()) !== undefined;
}
