import { campaign } from './campaign.ts';
import { isCommit, isOfInbox } from './mortal.ts';

campaign('dies after', (point) => isCommit(point) && !isOfInbox(point));
