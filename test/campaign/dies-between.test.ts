import { campaign } from './campaign.ts';

/**
 * Where nothing else is under way, dying before a point leaves what dying after the one before it leaves, and that is
 * tried elsewhere. Beside others it is not the same: theirs has reached Slack and this has not.
 */
campaign('dies before', 'a commit or call beside others', ({ beside }) => beside);
