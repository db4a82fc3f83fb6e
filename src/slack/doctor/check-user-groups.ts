import type { Finding } from '../../domain/finding.ts';
import { userGroups } from '../../domain/user-groups.ts';
import type { Slack } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { currentRoster } from '../../store/directory.ts';
import { words } from '../../words/words.ts';
import { findUserGroup } from '../find-user-group.ts';
import { groupTrouble } from '../view/group-trouble.ts';

const askWithinMs = 3_000;

/** Whether the user groups that teams name are there to be set to who is on call. */
export async function checkUserGroups(slack: Slack, db: Db): Promise<Finding[]> {
  const { roster } = await currentRoster(db);
  return Promise.all(
    userGroups(roster).map(async ({ handle }): Promise<Finding> => {
      const trouble = await troubleOf(slack, handle);
      const what = 'usergroup';
      if (trouble === null) return { level: 'ok', what, detail: words.doctor.groupFound(`@${handle}`) };
      return { level: 'warning', what, detail: groupTrouble(trouble, handle) };
    }),
  );
}

async function troubleOf(slack: Slack, handle: string): Promise<string | null> {
  const found = await findUserGroup(slack, handle, { timeoutMs: askWithinMs });
  if (found === null) return 'missing';
  if ('answer' in found) return found.answer.kind === 'refused' ? found.answer.error : found.answer.kind;
  return found.isDisabled ? 'disabled' : null;
}
