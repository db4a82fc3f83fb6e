import { describe, expect, test } from 'vitest';
import { leadingUrl, leadingUser, leadingWord, readCommand } from '../../../src/slack/form/command-text.ts';

describe('what was typed after /incident', () => {
  test.each([
    ['', { verb: '', rest: '' }],
    ['   ', { verb: '', rest: '' }],
    ['list', { verb: 'list', rest: '' }],
    ['  LIST  ', { verb: 'list', rest: '' }],
    ['Resolve Rolled back to 4.2.1', { verb: 'resolve', rest: 'Rolled back to 4.2.1' }],
    ['note  two  spaces ', { verb: 'note', rest: 'two  spaces' }],
    ['note first line\nsecond line', { verb: 'note', rest: 'first line\nsecond line' }],
    ['note\nfirst line', { verb: 'note', rest: 'first line' }],
    ['sev1\u00a0orders', { verb: 'sev1', rest: 'orders' }],
    ['page <@U02BO|bo> please', { verb: 'page', rest: '<@U02BO|bo> please' }],
    ['<@U02BO> hi', { verb: '<@u02bo>', rest: 'hi' }],
    ['事故 数据库', { verb: '事故', rest: '数据库' }],
    ['note &lt;b&gt; &amp; more', { verb: 'note', rest: '&lt;b&gt; &amp; more' }],
  ])('%j', (text, expected) => {
    expect(readCommand(text)).toEqual(expected);
  });
});

describe('a person at the beginning', () => {
  test.each([
    ['<@U02BO> replace it', { user: 'U02BO', rest: 'replace it' }],
    ['<@U02BO|bo> replace it', { user: 'U02BO', rest: 'replace it' }],
    ['  <@W02BO>', { user: 'W02BO', rest: '' }],
    ['<@U02BO>\nreplace it', { user: 'U02BO', rest: 'replace it' }],
    ['<@U02BO|>now', { user: 'U02BO', rest: 'now' }],
    ['replace it <@U02BO>', null],
    ['@bo replace it', null],
    ['<#C1|general> x', null],
    ['<!channel> x', null],
    ['<@u02bo> x', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(leadingUser(text)).toEqual(expected);
  });
});

test.each([
  ['one two three', { word: 'one', rest: 'two three' }],
  ['  One\ntwo', { word: 'One', rest: 'two' }],
  ['one', { word: 'one', rest: '' }],
  ['', { word: '', rest: '' }],
])('the first word of %j', (text, expected) => {
  expect(leadingWord(text)).toEqual(expected);
});

test.each([
  ['https://acme.zoom.us/j/1?pwd=a', 'https://acme.zoom.us/j/1?pwd=a'],
  ['<https://acme.zoom.us/j/1>', 'https://acme.zoom.us/j/1'],
  ['<https://acme.zoom.us/j/1|acme.zoom.us/j/1> tonight', 'https://acme.zoom.us/j/1'],
  [' https://acme.zoom.us/j/1 tonight', 'https://acme.zoom.us/j/1'],
  ['the usual', 'the'],
  ['', ''],
])('the address in %j', (text, expected) => {
  expect(leadingUrl(text)).toBe(expected);
});
