import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { CallRecord, Delivery } from '../../simulator/store/records.ts';
import type { Reader } from './reader.ts';
import { timeWithSeconds } from './when.ts';

const shownMax = 60;

/** What went between Slack and the app, newest first: calls of the Web API and deliveries, with arguments and answers. */
export function inspector({ ws, zone }: Reader): Markup {
  const calls = ws.calls.slice(-shownMax).map((call, index) => ({
    at: call.at,
    row: callRow(call, Math.max(0, ws.calls.length - shownMax) + index, zone),
  }));
  const deliveries = ws.deliveries.slice(-shownMax).map((delivery) => ({
    at: delivery.attempts[0]?.at ?? 0,
    row: deliveryRow(delivery, zone),
  }));
  const rows = [...calls, ...deliveries].sort((a, b) => b.at - a.at).slice(0, shownMax);
  const faults = ws.violations.slice(-5).map(({ what, detail }) => html`<li>${what}: ${detail}</li>`);
  const trouble =
    faults.length === 0 ? nothing : html`<div class="violations"><h3>Slack would not like</h3><ul>${faults}</ul></div>`;
  const total = html`<p class="side-note">${ws.calls.length} calls to Slack, ${ws.deliveries.length} deliveries to ${ws.app.name}. The newest is on top.</p>`;
  return html`<div class="inspector">${total}${trouble}<ol>${rows.map(({ row }) => row)}</ol></div>`;
}

function callRow(call: CallRecord, index: number, zone: string): Markup {
  const isOk = call.answer?.ok === true && call.fault === undefined;
  const outcome = call.fault ?? (isOk ? 'ok' : String(call.answer?.error ?? call.status ?? 'no answer'));
  const fault = call.fault === undefined ? nothing : html`<dt>Fault</dt><dd>${call.fault}</dd>`;
  return html`<li><details id="call-${index}"><summary><span class="direction" title="${'to Slack'}">→</span><span class="method">${call.method}</span><span class="outcome ${isOk ? 'good' : 'bad'}">${isOk ? '✓' : '✕'} ${outcome}</span><time>${timeWithSeconds(call.at, zone)}</time></summary><dl>${fault}<dt>Arguments</dt><dd><pre tabindex="0">${json(call.args)}</pre></dd><dt>Answer${call.status === undefined ? '' : ` (HTTP ${call.status}, ${Math.round(call.durationMs)} ms)`}</dt><dd><pre tabindex="0">${json(call.answer)}</pre></dd></dl></details></li>`;
}

function deliveryRow(delivery: Delivery, zone: string): Markup {
  const isOk = delivery.outcome === 'acked';
  const last = delivery.attempts.at(-1);
  const tries = delivery.attempts.length > 1 ? ` ×${delivery.attempts.length}` : '';
  return html`<li><details id="delivery-${delivery.id}"><summary><span class="direction in" title="to the app">←</span><span class="method">${delivery.type}</span><span class="outcome ${isOk ? 'good' : 'bad'}">${isOk ? '✓' : delivery.outcome === 'pending' ? '…' : '✕'} ${delivery.outcome}${tries}</span><time>${timeWithSeconds(delivery.attempts[0]?.at ?? 0, zone)}</time></summary><dl><dt>Payload</dt><dd><pre tabindex="0">${json(delivery.payload)}</pre></dd><dt>Answer${last?.status === undefined ? '' : ` (HTTP ${last.status})`}</dt><dd><pre tabindex="0">${json(last?.body ?? last?.reason)}</pre></dd></dl></details></li>`;
}

/** Blocks travel as JSON inside of a string; they are easier to read taken apart. Long values are cut. */
function json(value: unknown): string {
  if (value === undefined) return 'none';
  const apart = (_: string, each: unknown): unknown => {
    if (typeof each !== 'string' || !/^[[{]/.test(each)) return each;
    try {
      return JSON.parse(each) as unknown;
    } catch {
      return each;
    }
  };
  const text = JSON.stringify(value, apart, 2) ?? String(value);
  return text.length > 6_000 ? `${text.slice(0, 6_000)}\n… cut` : text;
}
