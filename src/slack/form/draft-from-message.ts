import { type Names, oneLine, plainText, truncate } from '../../domain/text.ts';
import type { DeclareSource } from '../../usecases/bring-origin.ts';

const titleMax = 120;

/** The title is the first line that says something; what does not fit into it stands whole under Impact. */
export function draftFromMessage(
  source: DeclareSource,
  names: Names,
): { title: string; impact: string; severity: null; service: null; source: DeclareSource } {
  const whole = plainText(source.text ?? '', names).trim();
  const first = oneLine(whole.split('\n').find((line) => line.trim() !== '') ?? '');
  const title = truncate(first, titleMax);
  const impact = oneLine(whole) === title ? '' : whole;
  return { title, impact, severity: null, service: null, source };
}
