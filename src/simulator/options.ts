import type { SimulatorClock } from './clock.ts';
import type { Shortcut, SlashCommand } from './store/app-identity.ts';
import type { Person } from './store/users.ts';

interface ChannelOptions {
  name: string;
  id?: string;
  /** User ids; the app's bot is named by `bot: true`. */
  members?: string[];
  bot?: boolean;
  private?: boolean;
  topic?: string;
}

interface UsergroupOptions {
  id?: string;
  handle: string;
  name?: string;
  users?: string[];
}

/** What a manifest says of the app. */
export interface AppOptions {
  appName?: string;
  scopes?: string[];
  /** Event subscriptions such as `message.channels`. */
  events?: string[];
  commands?: (SlashCommand | string)[];
  /** When absent, any callback id may be used. */
  shortcuts?: Shortcut[];
  homeTab?: boolean;
}

/** The world that a local Slack starts with. */
export interface LocalSlackOptions extends AppOptions {
  users?: Person[];
  channels?: ChannelOptions[];
  usergroups?: UsergroupOptions[];
  teamName?: string;
  /** `free`: user groups answer plan_upgrade_required. */
  plan?: 'free' | 'paid';
  /** 0 (the default) takes a free port. */
  port?: number;
  /** Milliseconds on the clock that every Web API call takes. */
  latencyMs?: number;
  /**
   * The machine's clock when absent. Bolt's own receivers compare the time of a signature with the machine's clock, so
   * a virtual clock in front of them starts at the present.
   */
  clock?: SimulatorClock;
  /** The same seed gives the same ids. */
  seed?: number;
  /** `slack` (the default): quotas by tier and by channel. */
  rateLimits?: 'slack' | 'off';
  /** History limits of apps distributed outside the Marketplace. */
  distributedApp?: boolean;
}
