import { words } from '../../words/words.ts';
import type { Postmortem, TaskRow, TimeRow } from './model.ts';
import { stamp } from './moment.ts';
import { span } from './span.ts';

/** Short texts that the Markdown and the HTML document share. */
export function documentTitle({ number, title }: Postmortem): string {
  return words.postmortem.title(number, title);
}

/** `SEV1`, `Order gateway`, `Closed`: what the incident is, most important first. */
export function labels({ severity, service, status, isDrill, isPrivate }: Postmortem): string[] {
  return [
    ...(isDrill ? [words.postmortem.drill] : []),
    ...(isPrivate ? [words.postmortem.private] : []),
    severity,
    ...(service === null ? [] : [service]),
    words.terms.statuses[status],
  ].filter((label) => label !== '');
}

/** What a reader has to know first: whether it is final, and in which zone it speaks. */
export function preface({ isDraft, madeAt, zone }: Postmortem): string[] {
  const draft = isDraft ? [words.postmortem.draft(stamp(madeAt, zone))] : [];
  return [...draft, words.postmortem.zone(zone)];
}

/** How long before or after the declaration; empty for the declaration itself and for what is not known. */
export function fromDeclaration({ key, at }: TimeRow, times: readonly TimeRow[]): string {
  const declared = times.find((time) => time.key === 'declared')?.at ?? null;
  if (key === 'declared' || at === null || declared === null) return '';
  const { before, after } = words.postmortem;
  return at < declared ? before(span(declared - at)) : after(span(at - declared));
}

export function whenText(at: number | null, zone: string): string {
  return at === null ? words.terms.notRecorded : stamp(at, zone);
}

export function taskState({ dueAt, isDone, doneBy, doneAt }: TaskRow, zone: string): string {
  if (isDone) return words.postmortem.doneBy(doneBy ?? words.terms.somebody, whenText(doneAt, zone));
  return dueAt === null ? words.postmortem.open : words.postmortem.openDue(stamp(dueAt, zone));
}

/** `Ana Ruiz, Bo Lindqvist and Cy Okafor`: a list within a sentence. */
export function listed(names: readonly string[]): string {
  const [last = words.terms.nobody, ...others] = names.toReversed();
  return others.length === 0 ? last : words.terms.andLast(others.toReversed().join(', '), last);
}
