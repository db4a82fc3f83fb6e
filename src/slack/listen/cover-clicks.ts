import type { App } from '@slack/bolt';
import { readRef } from '../../domain/whole-shifts.ts';
import { answerCover } from '../../usecases/answer-cover.ts';
import { confirmShifts } from '../../usecases/confirm-shifts.ts';
import { undoCover } from '../../usecases/undo-cover.ts';
import { withdrawCover } from '../../usecases/withdraw-cover.ts';
import { words } from '../../words/words.ts';
import { findCoverDraft, keepCover, readWish } from '../cover-work.ts';
import { action } from '../view/ids.ts';
import { clipped } from '../view/mrkdwn.ts';
import { said } from '../view/said.ts';
import { type ActionArgs, asked, type Click, toClick } from './actions.ts';
import { openCover } from './cover.ts';
import type { Listening } from './listening.ts';
import { settle } from './shortcuts.ts';
import { openSwap } from './swap.ts';

/** The buttons about shifts: in messages, in answers, and on the home tab, where each carries a number of its own. */
export function listenToCoverClicks(app: App, listening: Listening): void {
  const on = (id: string, run: (click: Click) => Promise<unknown>) =>
    app.action(new RegExp(`^${id}(_\\d+)?$`), async (args) => {
      await args.ack();
      await run(toClick(listening, args as unknown as ActionArgs, args.context));
    });
  const { accepted, declined, undone, withdrawn, confirmed } = words.rosterNotes;

  on(action.confirmShift, (click) => {
    const [key = '', ...ids] = click.value.split(' ');
    const { actor, messageTs: ts } = click;
    return confirmShifts(
      listening.deps,
      { ids, message: actor.channel === null || ts === null ? null : { key, channelId: actor.channel, ts } },
      asked(click, (name) => said(confirmed(clipped(name, 150)))),
    );
  });
  for (const [id, accepts] of [
    [action.acceptCover, true],
    [action.declineCover, false],
  ] as const) {
    on(id, (click) =>
      answerCover(
        listening.deps,
        click.value,
        accepts,
        asked(click, () => said(accepts ? accepted : declined)),
      ),
    );
  }
  on(action.withdrawCover, (click) =>
    withdrawCover(
      listening.deps,
      click.value,
      asked(click, () => said(withdrawn)),
    ),
  );
  on(action.undoCover, (click) =>
    undoCover(
      listening.deps,
      click.value.split(' '),
      asked(click, () => said(undone)),
    ),
  );
  on(action.saveCover, async (click) => {
    const wish = readWish(click.value);
    if (wish !== null) await keepCover(listening, click.origin, click.actor, wish);
  });
  on(action.findCover, async (click) => {
    const [ref = '', end = ''] = click.value.split('\n');
    const shift = readRef(ref);
    if (shift === null) return settle(click);
    const draft = await findCoverDraft(listening, click.actor.user, { ...shift, end: Number(end) });
    await openCover(click, draft);
  });
  on(action.swapShift, (click) => openSwap(click, readRef(click.value)));
}
