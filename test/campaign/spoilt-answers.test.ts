import { campaign } from './campaign.ts';
import { isCommit } from './mortal.ts';

for (const fault of ['reply lost', 'fatal error', 'rate limited'] as const) {
  campaign(fault, 'at a call to Slack', (point) => !isCommit(point));
}
