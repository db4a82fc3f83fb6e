import type { ModalView } from '@slack/types';
import { orderTextMax } from '../../domain/edit-rotation.ts';
import type { LintFinding } from '../../domain/lint/lint-finding.ts';
import { words } from '../../words/words.ts';
import { input, limit, option, plain, section, sections } from './block.ts';
import { action, callback, field } from './ids.ts';
import { bold, clipped } from './mrkdwn.ts';

/** The rotations that somebody may edit; `value` is what an option keeps, names are ready to be shown. */
export interface RotationFormView {
  rotations: { value: string; schedule: string; layer: string }[];
  chosen: string;
  /** A person a line. */
  order: string;
}

/** A rotation's edit before it is saved: plain lines, and what lint finds. */
export interface RotationPreviewView {
  schedule: string;
  layer: string;
  atOnce: boolean;
  moves: string[];
  findings: Pick<LintFinding, 'level' | 'where' | 'message'>[];
}

const shownMax = 40;

export const changesHands = { atTurnEnd: 'turn_end', atOnce: 'now' } as const;

/** The form that edits a rotation; another one chosen draws it again. */
export function rotationForm({ rotations, chosen, order }: RotationFormView): ModalView {
  const shown = rotations.slice(0, limit.options);
  const options = shown.map(({ value, schedule, layer }) => option(value, words.rotation.option(schedule, layer)));
  const initial = options.find(({ value }) => value === chosen) ?? options[0];
  const index = Math.max(
    0,
    shown.findIndex(({ value }) => value === chosen),
  );
  const { atTurnEnd, atOnce } = changesHands;
  const when = [option(atTurnEnd, words.rotation.atTurnEnd), option(atOnce, words.rotation.atOnce)];
  return {
    type: 'modal',
    callback_id: callback.rotation,
    title: plain(words.rotation.title, limit.modalTitle),
    submit: plain(words.buttons.preview, limit.modalTitle),
    close: plain(words.buttons.cancel, limit.modalTitle),
    blocks: [
      input(
        field.rotation,
        words.rotation.which,
        {
          type: 'static_select',
          action_id: action.chooseRotation,
          options,
          ...(initial ? { initial_option: initial } : {}),
        },
        { dispatch: true },
      ),
      // Slack keeps what was typed under a name: another rotation gets a field of its own.
      input(
        `${field.order}_${index}`,
        words.rotation.order,
        {
          type: 'plain_text_input',
          multiline: true,
          initial_value: order.slice(0, orderTextMax),
          max_length: orderTextMax,
        },
        { hint: words.rotation.orderHint },
      ),
      input(field.when, words.rotation.when, {
        type: 'radio_buttons',
        options: when,
        ...(when[0] ? { initial_option: when[0] } : {}),
      }),
    ],
  };
}

/** Whose shifts it moves and what lint says that it did not say before. `metadata` is the edit, so that it is planned again. */
export function rotationPreview(view: RotationPreviewView, metadata: string): ModalView {
  const { rotation } = words;
  const when = view.atOnce ? rotation.now : rotation.stays;
  const moves =
    view.moves.length === 0 ? [rotation.nobodyMoves] : shortened(view.moves.map((line) => clipped(line, 700)));
  const found = view.findings.map(({ level, where, message }) =>
    words.lint.line(level, clipped(where, 150), clipped(message, 500)),
  );
  const findings = found.length === 0 ? [rotation.noFindings] : [rotation.findings, ...shortened(found)];
  return {
    type: 'modal',
    callback_id: callback.rotationPreview,
    private_metadata: metadata,
    title: plain(rotation.title, limit.modalTitle),
    submit: plain(words.buttons.save, limit.modalTitle),
    close: plain(words.buttons.back, limit.modalTitle),
    blocks: [
      section(rotation.head(bold(view.schedule, 100), clipped(view.layer, 64), when)),
      ...sections(moves).slice(0, 20),
      ...sections(findings).slice(0, 10),
      section(words.cover.nothingSaved),
      section(rotation.fileWins),
    ],
  };
}

function shortened(lines: readonly string[]): string[] {
  const rest = lines.length - shownMax;
  return rest > 0 ? [...lines.slice(0, shownMax), words.terms.more(rest)] : [...lines];
}

/** What who saved it hears. */
export function rotationSaved(schedule: string, told: number): string {
  return words.rotation.saved(bold(schedule, 100), told);
}
