import { type Decision, insert, update } from '../domain/decision.ts';
import { isLost, type Receipt } from '../domain/receipt.ts';

/** Keeps what a carrier said of a page, and marks the page as sent when it is. Losing it is decided elsewhere. */
export function receiptParts(receipt: Receipt, incidentId: string): Pick<Decision, 'changes' | 'refresh'> {
  const kept = insert('receipts', receipt, 'ignore');
  const refresh = [{ incidentId, kinds: ['receipt', 'page'] as const }];
  if (isLost(receipt) || receipt.status === 'unknown') return { changes: [kept], refresh };
  return {
    changes: [
      kept,
      update('pages', { id: receipt.pageId, sentAt: null }, { sentAt: receipt.at }),
      update('pages', { id: receipt.pageId, status: 'due' }, { status: 'sent' }),
    ],
    refresh,
  };
}
