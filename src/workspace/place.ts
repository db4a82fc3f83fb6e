import type { User } from '../simulator/store/entities.ts';
import { findUser } from '../simulator/store/users.ts';
import type { Workspace } from '../simulator/store/workspace.ts';

/** `phone` is that of who one is, `phones` are everybody's. */
type Side = 'phones' | 'phone' | 'inspector' | 'none';

/** What a page shows: whose client, which conversation, which thread, and what stands beside it. */
export interface Place {
  as: User;
  /** A channel id, or `home` for the app's home tab. */
  in: string;
  thread: string | null;
  side: Side;
  /** A message to be shown at once. */
  msg: string | null;
}

const sides: readonly string[] = ['phones', 'phone', 'inspector', 'none'];

/** The place that an address names; what is missing or wrong in it becomes the nearest thing that is there. */
export function readPlace(ws: Workspace, cast: readonly string[], query: URLSearchParams): Place {
  const named = findUser(ws, query.get('as') ?? '');
  const first = ws.users.get(cast[0] ?? '');
  const as = named !== undefined && !named.isBot && named.id !== 'USLACKBOT' ? named : first;
  if (as === undefined) throw new Error('the workspace has nobody in it');
  const wanted = query.get('in') ?? '';
  const side = query.get('side') ?? 'phones';
  const here = wanted === 'home' && ws.app.homeTab ? 'home' : seenChannel(ws, as, wanted);
  const messages = ws.channels.get(here)?.messages;
  const thread = query.get('thread');
  return {
    as,
    in: here,
    thread: thread !== null && messages?.has(thread) ? thread : null,
    side: sides.includes(side) ? (side as Side) : 'phones',
    msg: query.get('msg'),
  };
}

function seenChannel(ws: Workspace, as: User, wanted: string): string {
  const channels = [...ws.channels.values()];
  const visible = (id: string) => {
    const channel = ws.channels.get(id);
    return channel !== undefined && (channel.kind === 'public' || channel.members.has(as.id));
  };
  const named = channels.find(({ id, name }) => id === wanted || (name !== '' && name === wanted));
  if (named !== undefined && visible(named.id)) return named.id;
  const general = channels.find(({ isGeneral }) => isGeneral) ?? channels.find(({ id }) => visible(id));
  return general?.id ?? '';
}

/** The address of a place that differs from this one in some points. Another conversation closes the thread. */
export function addressOf(place: Place, change: Partial<Place> = {}): string {
  const leaves = change.in !== undefined && change.in !== place.in;
  const next = { ...place, ...(leaves ? { thread: null } : {}), msg: null, ...change };
  const query = new URLSearchParams({ as: next.as.name, in: next.in });
  if (next.thread !== null) query.set('thread', next.thread);
  if (next.side !== 'phones') query.set('side', next.side);
  if (next.msg !== null) query.set('msg', next.msg);
  return `/?${query.toString()}`;
}
