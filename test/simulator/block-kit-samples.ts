import { asMessages, type Surface } from '../../src/simulator/block-kit/problem.ts';
import { validateBlocks } from '../../src/simulator/local-slack.ts';

export const plain = (text: string): object => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): object => ({ type: 'mrkdwn', text });
export const long = (length: number): string => 'x'.repeat(length);
export const option = (value: string, text = value): object => ({ text: plain(text), value });
export const options = (count: number): object[] => Array.from({ length: count }, (_, index) => option(`o${index}`));
export const section = (more: object = {}): object => ({ type: 'section', text: mrkdwn('hi'), ...more });
export const actions = (...elements: object[]): object => ({ type: 'actions', elements });
export const input = (element: object, more: object = {}): object => ({
  type: 'input',
  label: plain('Name'),
  element,
  ...more,
});
export const button = (more: object = {}): object => ({ type: 'button', action_id: 'b', text: plain('Go'), ...more });
export const select = (more: object = {}): object => ({
  type: 'static_select',
  action_id: 's',
  options: options(2),
  ...more,
});
export const rich = (...elements: object[]): object => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const cell = { type: 'raw_text', text: 'x' };
export const table = { type: 'table', rows: [[cell, cell]] };

export const problems = (blocks: unknown, surface: Surface = 'message'): string[] =>
  asMessages(validateBlocks(blocks, surface));
