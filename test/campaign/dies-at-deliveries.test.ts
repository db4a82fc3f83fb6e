import { campaign } from './campaign.ts';
import { isCommit, isOfInbox } from './mortal.ts';

campaign('dies after', 'a delivery is written down or settled', (point) => isCommit(point) && isOfInbox(point));
