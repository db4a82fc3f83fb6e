import { campaign } from './campaign.ts';
import { isCommit, isOfInbox } from './mortal.ts';

campaign('dies after', 'a commit', (point) => isCommit(point) && !isOfInbox(point));
