import { campaign } from './campaign.ts';
import { isCommit } from './mortal.ts';

campaign('dies after', (point) => !isCommit(point));
