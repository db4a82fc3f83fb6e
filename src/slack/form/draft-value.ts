import { z } from 'zod';
import { truncate } from '../../domain/text.ts';
import type { DeclareDraft } from '../open-declare-form.ts';

/** Slack takes 2,000 characters as the value of a button. */
const valueMax = 1_900;

const shape = z.object({
  title: z.string(),
  impact: z.string().optional(),
  severity: z.string().nullable(),
  service: z.string().nullable(),
  source: z
    .object({
      channelId: z.string(),
      ts: z.string(),
      threadTs: z.string().nullable(),
      text: z.string().nullable(),
      author: z.string().nullable(),
      appName: z.string().nullable(),
    })
    .nullable(),
});

/** A draft as the value of the button that opens the form with it; a long text is cut, its message is read again later. */
export function toDraftValue(draft: DeclareDraft): string {
  const text = JSON.stringify(draft);
  if (text.length <= valueMax) return text;
  const source = draft.source ? { ...draft.source, text: null } : null;
  return JSON.stringify({ ...draft, title: truncate(draft.title, 300), impact: '', source }).slice(0, 2_000);
}

/** The draft in a button's value; empty for a value of another version. */
export function readDraftValue(value: string): DeclareDraft {
  try {
    const { impact = '', ...rest } = shape.parse(JSON.parse(value));
    return { ...rest, impact };
  } catch {
    return { title: '', severity: null, service: null };
  }
}
