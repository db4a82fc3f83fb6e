import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { acknowledge } from './acknowledge.ts';
import { declare } from './declare.ts';
import { openIncidents } from './open-incidents.ts';
import { settle } from './settle.ts';

/** Sends everything to the app at this address from now on, and lets it finish what it does when it starts. */
async function connect(slack: LocalSlack, { address, quietMs }: { address: string; quietMs: number }): Promise<void> {
  await slack.connectHttp(`${address}/slack/events`);
  await settle(slack, quietMs);
}

/** Somebody brings the app into the channel that it announces in, as one does with an app that does not join by itself. */
async function invite(slack: LocalSlack, { channel }: { channel: string }): Promise<void> {
  await slack.as('ana').invite(channel, slack.botUserId);
}

/** What the people of the workspace can be asked to do. */
export const tasks = { connect, invite, acknowledge, declare, openIncidents };

export type Tasks = typeof tasks;
