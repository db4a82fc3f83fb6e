import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Belongings } from '../belongings.ts';
import type { Tasks } from './tasks.ts';

const program = fileURLToPath(new URL('slack-child.ts', import.meta.url));

/** What an app needs to know of the workspace. */
export interface SlackAccount {
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  /** Slack user id of somebody whom the peer, which has no schedules, pages. */
  paged: string;
}

export type Answer = { id: number; result: unknown } | { id: number; error: string };

/** The local Slack and the people in it, in a process of their own, so that they do not disturb what is measured. */
export interface SlackProcess {
  account: SlackAccount;
  /** Has the people there do something; resolves with what was measured. */
  ask<K extends keyof Tasks>(task: K, of: Parameters<Tasks[K]>[1]): ReturnType<Tasks[K]>;
  stop(): Promise<void>;
}

/** `latencyMs` is what every Web API call takes. */
export async function startSlack(belongings: Belongings, latencyMs: number): Promise<SlackProcess> {
  const child = fork(program, [String(latencyMs)]);
  belongings.own(child);
  const account = await firstMessage(child);
  let asked = 0;
  return {
    account,
    ask: ((task: string, of: unknown) => {
      asked += 1;
      return answerTo(child, { id: asked, task, of });
    }) as SlackProcess['ask'],
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function firstMessage(child: ChildProcess): Promise<SlackAccount> {
  return new Promise((resolve, reject) => {
    child.once('message', (account) => resolve(account as SlackAccount));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the local Slack ended with ${code}`)));
  });
}

function answerTo(child: ChildProcess, question: { id: number; task: string; of: unknown }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('the local Slack ended'));
    const onAnswer = (answer: Answer) => {
      if (answer.id !== question.id) return;
      child.off('message', onAnswer);
      child.off('exit', onExit);
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.result);
    };
    child.on('message', onAnswer);
    child.once('exit', onExit);
    child.send(question);
  });
}
