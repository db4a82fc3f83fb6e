import { z } from 'zod';

/** Called by a reader of text with a sentence that says what is wrong and what would be right. */
export type Refuse = (message: string) => never;

/**
 * A field written as text, read by `read`. `want` names what belongs here and follows "must be" when a list or a map stands
 * here, and "is missing; write" when nothing does.
 */
export function field<T>(want: string, read: (text: string, refuse: Refuse) => T) {
  return z.string({ error: want }).transform(
    (text, context): T =>
      read(text, (message) => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }),
  );
}

/** A key that may be absent; a key with nothing after it counts as absent. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value): z.output<T> | null => value ?? null);
}

/** As `maybe`, with a value for the absent. */
export function otherwise<T extends z.ZodType>(schema: T, value: z.output<T>) {
  return schema.nullish().transform((given): z.output<T> => given ?? value);
}

/** A list of at most `max`; `what` is the plural, such as `layers`. */
export function list<T extends z.ZodType>(item: T, what: string, max: number) {
  return z
    .array(item, { error: `a list of ${what}` })
    .max(max, { error: (issue) => `at most ${max} ${what}; here are ${(issue.input as unknown[]).length}` });
}

/** As `list`, and never empty; `remedy` says what to do instead of an empty list. */
export function filledList<T extends z.ZodType>(item: T, what: string, max: number, remedy: string) {
  return list(item, what, max).min(1, { error: `no ${what} in this list; ${remedy}` });
}

/** A list that may be absent: then it is empty. */
export function listOrNone<T extends z.ZodType>(item: T, what: string, max: number) {
  return list(item, what, max)
    .nullish()
    .transform((items): z.output<T>[] => items ?? []);
}

/**
 * A map with exactly these keys. The message of an unknown key carries the valid ones, for the sentence that is made of it when
 * the place is known.
 */
export function record<S extends z.ZodRawShape>(what: string, shape: S) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : what),
  });
}

/** The schema depends on what stands there; its faults are reported as if it had been there alone. */
export function choose<T>(pick: (raw: unknown) => z.ZodType<T>) {
  return z.unknown().transform((raw, context): T => {
    const result = pick(raw).safeParse(raw);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      context.issues.push({ ...issue, path: [...issue.path], input: raw } as z.core.$ZodRawIssue);
    }
    return z.NEVER;
  });
}
