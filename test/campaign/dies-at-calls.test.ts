import { campaign } from './campaign.ts';
import { isCommit } from './mortal.ts';

campaign('dies after', 'a call to Slack', (point) => !isCommit(point));
