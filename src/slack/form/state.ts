import { z } from 'zod';

const option = z.object({ value: z.string() });

/** One field of a submitted form, whichever kind it is. Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
const element = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_user: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

const values = z.record(z.string(), z.record(z.string(), element));

/** The fields of a submitted form by block id; every form of ours has one element a block. */
export type FormState = ReturnType<typeof readState>;

export function readState(state: unknown) {
  const parsed = values.safeParse((state as { values?: unknown } | undefined)?.values ?? {});
  const blocks = parsed.success ? parsed.data : {};
  const of = (block: string) => Object.values(blocks[block] ?? {})[0];
  return {
    /** Typed text; empty when nothing was. */
    text: (block: string): string => of(block)?.value ?? '',
    choice: (block: string): string | null => of(block)?.selected_option?.value ?? null,
    choices: (block: string): string[] => (of(block)?.selected_options ?? []).map(({ value }) => value),
    user: (block: string): string | null => of(block)?.selected_user ?? null,
    /** Milliseconds since 1970. */
    instant: (block: string): number | null => {
      const seconds = of(block)?.selected_date_time;
      return typeof seconds === 'number' ? seconds * 1_000 : null;
    },
  };
}
