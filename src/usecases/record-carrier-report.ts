import { type Ctx, decided, type Refusal, refuse } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { isLost, newReceipt, type ReceiptStatus } from '../domain/receipt.ts';
import { incidentById } from '../store/incidents.ts';
import { pageById } from '../store/pages.ts';
import { pagesByRef } from '../store/receipts.ts';
import { words } from '../words/words.ts';
import { type Deps, perform } from './perform.ts';
import { receiptParts } from './receipt-parts.ts';
import { pageFailureParts } from './record-page-failure.ts';

/** What a carrier reports later of something it accepted. */
export interface CarrierReport {
  /** As they were named to the carrier; empty when it only tells its own name. */
  pageIds: readonly string[];
  providerRef: string;
  status: ReceiptStatus;
  detail: string | null;
}

/** Keeps the report as proof; when the page is lost, the person's next contact method is tried at once. */
export async function recordCarrierReport(deps: Deps, report: CarrierReport, ctx: Ctx): Promise<void> {
  const named = report.pageIds.length > 0 ? report.pageIds : await pagesByRef(deps.db, report.providerRef);
  for (const pageId of named) await recordForPage(deps, report, pageId, ctx);
}

async function recordForPage(deps: Deps, report: CarrierReport, pageId: string, ctx: Ctx): Promise<void> {
  const page = await pageById(deps.db, pageId);
  if (!page) return;
  const { providerRef, status, detail } = report;
  const receipt = newReceipt({ pageId, at: ctx.now, status, providerRef, detail });
  const reason = status === 'no_answer' ? words.carrier.noAnswer(detail) : words.carrier.undelivered(detail);
  type Loaded = { incident: Incident; failure: Awaited<ReturnType<typeof pageFailureParts>> | null };
  await perform<Loaded, null>(
    deps,
    { ctx },
    {
      action: 'receipt',
      subject: pageId,
      key: `incident:${page.incidentId}`,
      load: async (): Promise<Loaded | Refusal> => {
        const incident = await incidentById(deps.db, page.incidentId);
        if (!incident) return refuse('no_incident', words.refusals.noIncident);
        const failure = isLost(receipt) ? await pageFailureParts(deps, incident, pageId, reason, ctx) : null;
        return { incident, failure };
      },
      decide: ({ incident, failure }) => {
        const parts = receiptParts(receipt, incident.id);
        return decided(null, {
          changes: [...parts.changes, ...(failure?.changes ?? [])],
          timeline: failure?.timeline ?? [],
          outbox: failure?.outbox ?? [],
          refresh: parts.refresh,
        });
      },
    },
  );
}
