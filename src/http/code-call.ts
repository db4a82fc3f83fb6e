import { isCodeOpen } from '../domain/contact-check.ts';
import type { ContactCodes } from '../ports.ts';
import { contactCheckByCode } from '../store/contact-checks.ts';
import type { Db } from '../store/db.ts';
import { words } from '../words/words.ts';

/**
 * What a call says that reads a code: digit by digit, twice. To a machine, and when nobody waits for it any more, it says
 * no code: whoever can hear a voicemail is not who answers the phone at night.
 */
export async function codeCall(
  { db, codes }: { db: Db; codes: ContactCodes },
  codeId: string,
  { now, isMachine }: { now: number; isMachine: boolean },
): Promise<string> {
  const { codes: texts } = words.watch;
  const check = await contactCheckByCode(db, codeId);
  if (isMachine || check === undefined || !isCodeOpen(check, now)) return texts.noCode;
  return texts.aloud([...codes.of(codeId)].join('. '));
}
