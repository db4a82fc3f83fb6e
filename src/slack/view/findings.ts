import type { ModalView, SectionBlock } from '@slack/types';
import { countFindings, groupFindings } from '../../domain/lint/group-findings.ts';
import type { LintFinding } from '../../domain/lint/lint-finding.ts';
import type { Roster } from '../../domain/roster.ts';
import { words } from '../../words/words.ts';
import { button, context, limit, plain, section, sections } from './block.ts';
import { action } from './ids.ts';
import { bold, clipped } from './mrkdwn.ts';

const linesMax = 120;
const marks = { error: '🚨', warning: '⚠️' } as const;

/** That there is something to look at, with a button; `null` when all is well. */
export function findingsHint(findings: readonly LintFinding[] | null): SectionBlock | null {
  if (findings === null || findings.length === 0) return null;
  return section(words.lint.hint(countFindings(findings)), button(action.showFindings, words.lint.show));
}

/** All that lint finds, by schedule and person, as a window. */
export function findingsModal(findings: readonly LintFinding[], roster: Roster): ModalView {
  const lines = groupFindings(findings, roster).flatMap(({ about, lines: own }) => [
    bold(about, 150),
    ...own.map(({ level, message, more }) => {
      const rest = more > 0 ? ` (${words.lint.more(more)})` : '';
      return `${marks[level]} ${clipped(message, 500)}${rest}`;
    }),
  ]);
  const shown = lines.slice(0, linesMax);
  return {
    type: 'modal',
    title: plain(words.lint.title, limit.modalTitle),
    close: plain(words.buttons.close, limit.modalTitle),
    blocks: [
      ...sections(shown.length === 0 ? [words.lint.well] : shown),
      ...(lines.length > shown.length ? [context(words.terms.notShown(lines.length - shown.length))] : []),
    ],
  };
}
