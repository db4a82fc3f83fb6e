import { z } from 'zod';
import { readInstant } from '../../domain/instant.ts';
import { isTooLong, shiftDaysMax } from '../../domain/shift-rows.ts';
import type { Fault } from './problem.ts';

const limitMax = 200;
const shownOfKey = 100;

const instant = z
  .string({
    error: ({ input }) =>
      Array.isArray(input) ? 'is there more than once' : 'is missing; write a time such as 2026-11-22T09:00:00Z',
  })
  .transform((text, context) => {
    // A plus sign in an address stands for a blank: `+01:00` arrives as ` 01:00`.
    const at = readInstant(text.trim().replace(/ (\d\d:?\d\d)$/, '+$1'));
    if (at !== undefined) return at;
    context.addIssue('is no time; write it as 2026-11-22T09:00:00Z');
    return z.NEVER;
  });

const whole = (max: number, what: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, what)
    .transform(Number)
    .refine((value) => value <= max, what);

const strange = 'is not known here';

export const noQuery = z.strictObject({});

export const onCallQuery = z.strictObject({ at: instant.optional() });

export const shiftsQuery = z.strictObject({ from: instant, to: instant }).superRefine(({ from, to }, context) => {
  if (to <= from) context.addIssue({ code: 'custom', path: ['to'], message: 'must be later than from' });
  else if (isTooLong({ start: from, end: to }))
    context.addIssue({ code: 'custom', path: ['to'], message: `at most ${shiftDaysMax} days after from` });
});

export const listQuery = z.strictObject({
  limit: whole(limitMax, `must be a number from 1 to ${limitMax}`).default(50),
  cursor: whole(2_147_483_647, 'is no cursor; take it from the answer before').optional(),
});

export const incidentsQuery = listQuery.extend({
  status: z.enum(['open', 'closed', 'all'], { error: 'must be open, closed or all' }).default('all'),
});

/** Reads the parameters of an address: the values, or every fault with the name of its parameter. */
export function readQuery<S extends z.ZodType>(
  schema: S,
  query: unknown,
): { ok: true; value: z.output<S> } | { ok: false; faults: Fault[] } {
  const read = schema.safeParse(query);
  if (read.success) return { ok: true, value: read.data };
  const faults = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: key.slice(0, shownOfKey), message: strange }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  );
  return { ok: false, faults };
}
