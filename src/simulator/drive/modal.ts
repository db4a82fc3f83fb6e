import { closedPayload } from '../deliver/payloads.ts';
import { type SubmitOutcome, submitView } from '../deliver/submit-view.ts';
import type { User, View } from '../store/entities.ts';
import { closeViews, topView } from '../store/views.ts';
import { put } from './act.ts';
import type { DriveContext } from './drive-context.ts';
import { findElement } from './find-element.ts';
import { missingFields } from './missing-fields.ts';
import { PersonCannot } from './person-cannot.ts';
import { openPlace } from './places.ts';
import { labelOf, type SeenView, seenView } from './seen.ts';
import type { FieldValue } from './state-for.ts';

/** How a modal went: `errors` by label; `by` says whether Slack's client or the app found them. */
export interface SubmitResult {
  outcome: SubmitOutcome['kind'];
  errors: Record<string, string>;
  by?: 'client' | 'app';
  /** The modal that shows now, if one does. */
  view?: SeenView;
  why?: string;
}

function openModal(context: DriveContext, user: User): View {
  const view = topView(context.ws, user.id);
  if (view === undefined) {
    throw new PersonCannot(user.id, 'use a modal: none is open');
  }
  return view;
}

/** What shows of a person's top modal, with the errors under its fields. */
export function seenModal(context: DriveContext, user: User): SeenView | undefined {
  const view = topView(context.ws, user.id);
  return view === undefined ? undefined : seenView(view, context.errors.get(view.id));
}

/** Fills fields of the top modal, one after the other, by label, block id or action id. */
export async function fill(context: DriveContext, user: User, fields: Record<string, FieldValue>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const place = openPlace(context, user, 'modal');
    const placed = findElement(user.id, place.blocks, name, /^(?!(workflow_|icon_)?button$|overflow$)/);
    await put(context, user, place, placed, value);
  }
}

/** Presses the submit button: Slack's client checks the fields first, then the app decides. */
export async function submit(context: DriveContext, user: User): Promise<SubmitResult> {
  const { ws, dispatcher, baseUrl, errors } = context;
  const view = openModal(context, user);
  if (view.body.submit === undefined) {
    throw new PersonCannot(user.id, 'submit a modal without a submit button');
  }
  const missing = missingFields(view);
  const byClient = Object.keys(missing).length > 0;
  const outcome: SubmitOutcome = byClient
    ? { kind: 'errors', errors: missing }
    : await submitView(ws, dispatcher, baseUrl, view);
  errors.delete(view.id);
  const found = outcome.kind === 'errors' ? outcome.errors : {};
  if (outcome.kind === 'errors') {
    errors.set(view.id, found);
  }
  const now = seenModal(context, user);
  return {
    outcome: outcome.kind,
    errors: Object.fromEntries(Object.entries(found).map(([block, text]) => [labelOf(view, block), text])),
    ...(outcome.kind === 'errors' ? { by: byClient ? ('client' as const) : ('app' as const) } : {}),
    ...(outcome.kind === 'failed' ? { why: outcome.why } : {}),
    ...(now === undefined ? {} : { view: now }),
  };
}

/** Closes the top modal with its close button; the app is told where it asked for it. */
export async function closeModal(context: DriveContext, user: User): Promise<void> {
  const { ws, dispatcher } = context;
  const top = openModal(context, user);
  const all = top.body.clear_on_close === true;
  for (const view of closeViews(ws, user.id, all)) {
    context.errors.delete(view.id);
    if (view.body.notify_on_close === true) {
      const payload = closedPayload(ws, view, all);
      await dispatcher.deliver({ kind: 'interactive', type: 'view_closed', payload });
    }
  }
}
