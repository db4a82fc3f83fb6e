import { openHarbour } from './open-harbour.ts';
import type { Answer, SlackAccount } from './slack-process.ts';
import { type Tasks, tasks } from './tasks.ts';

interface Question {
  id: number;
  task: keyof Tasks;
  of: never;
}

const slack = await openHarbour(Number(process.argv[2]));

process.on('message', ({ id, task, of }: Question) => {
  tasks[task](slack, of).then(
    (result: unknown) => answer({ id, result: result ?? null }),
    (error: unknown) => answer({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
// Without who asked, there is nothing left to do.
process.once('disconnect', () => process.exit());

function answer(message: Answer | SlackAccount): void {
  process.send?.(message);
}

const { apiUrl, botToken, signingSecret } = slack;
answer({ apiUrl, botToken, signingSecret, paged: slack.as('ana').id });
