import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postEphemeral } from '../../src/simulator/store/ephemerals.ts';
import { openView, publishHome, pushView } from '../../src/simulator/store/views.ts';
import { addressOf, readPlace } from '../../src/workspace/place.ts';
import { channelPane } from '../../src/workspace/show/channel-pane.ts';
import { homePane } from '../../src/workspace/show/home-pane.ts';
import { modal } from '../../src/workspace/show/modal.ts';
import { openReader } from './reader.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });

describe('panes', () => {
  let world: Awaited<ReturnType<typeof openReader>>;
  beforeAll(async () => {
    world = await openReader();
    world.slack.workspace.app.shortcuts = [
      { callbackId: 'declare', name: 'Declare incident', type: 'global' },
      { callbackId: 'add', name: 'Add to timeline', type: 'message' },
    ];
  });
  afterAll(() => world.close());
  const channel = () => {
    const found = world.slack.workspace.channels.get('C1');
    if (found === undefined) throw new Error('no channel');
    return channelPane(found, world.reader, { welcome: { markup: '' }, newFrom: null }).markup;
  };

  test('shortcuts of the manifest stand in their menus', async () => {
    await world.slack.as('ana').say('general', 'hello');
    const markup = channel();
    expect(markup).toContain('data-do="shortcut" data-callback="declare"');
    expect(markup).toContain('data-do="message-shortcut"');
    expect(markup).toContain('data-callback="add"');
  });

  test('only their reader sees an ephemeral message', () => {
    const { workspace } = world.slack;
    postEphemeral(workspace, { channel: 'C1', user: 'U01ANA', text: 'for Ana', via: 'ack' });
    postEphemeral(workspace, { channel: 'C1', user: 'U02BO', text: 'for Bo', via: 'ack' });
    expect(channel()).toContain('Only visible to you');
    expect(channel()).toContain('for Ana');
    expect(channel()).not.toContain('for Bo');
  });

  test('attachments and bookmarks are shown, addresses that are no web page are not links', async () => {
    const { workspace } = world.slack;
    const at = workspace.channels.get('C1');
    at?.bookmarks.push({
      id: 'Bk1',
      channel: 'C1',
      title: 'Call',
      link: 'https://zoom.example/',
      emoji: '',
      type: 'link',
      createdBy: '',
      updatedBy: '',
      created: 0,
      updated: 0,
    });
    at?.bookmarks.push({
      id: 'Bk2',
      channel: 'C1',
      title: 'Trap',
      link: 'javascript:alert(1)',
      emoji: '',
      type: 'link',
      createdBy: '',
      updatedBy: '',
      created: 0,
      updated: 0,
    });
    expect(channel()).toContain('href="https://zoom.example/"');
    expect(channel()).not.toContain('javascript:');
  });

  test('the home tab is shown as published', () => {
    expect(homePane(world.reader).markup).toContain('has published nothing here yet');
    publishHome(world.slack.workspace, 'U01ANA', {
      type: 'home',
      blocks: [{ type: 'header', text: text('My tasks') }],
    });
    const { markup } = homePane(world.reader);
    expect(markup).toContain('My tasks');
    expect(markup).toContain('data-where="home"');
  });

  test('the form on top is shown, with a way back to the one below', () => {
    const view = (title: string) => ({ type: 'modal', title: text(title), submit: text('Send'), blocks: [] });
    const { workspace } = world.slack;
    openView(workspace, 'U01ANA', view('Below'));
    expect(modal(world.reader, {}).markup).not.toContain('aria-label="Back"');
    pushView(workspace, 'U01ANA', view('Above'));
    const { markup } = modal(world.reader, { b: 'Wrong' });
    expect(markup).toContain('>Above</h2>');
    expect(markup).toContain('aria-label="Back"');
    expect(markup).toContain('One field needs your attention');
  });

  test.each([
    ['as=bo&in=secret', 'bo', 'C2'],
    ['as=ana&in=secret', 'ana', 'C1'],
    ['as=nobody&in=nowhere', 'ana', 'C1'],
    ['as=USLACKBOT', 'ana', 'C1'],
    ['as=ana&in=home', 'ana', 'home'],
  ])('the address %s', (query, as, where) => {
    const place = readPlace(world.slack.workspace, ['U01ANA'], new URLSearchParams(query));
    expect([place.as.name, place.in]).toEqual([as, where]);
    expect(addressOf(place)).toBe(`/?as=${as}&in=${where}`);
  });
});
