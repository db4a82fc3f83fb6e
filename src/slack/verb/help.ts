import { nearest } from '../../domain/nearest.ts';
import { words } from '../../words/words.ts';
import { leadingWord } from '../form/command-text.ts';
import { type MessageView, message, section } from '../view/block.ts';
import { clipped } from '../view/mrkdwn.ts';
import { said } from '../view/said.ts';
import { answerWith } from './answer.ts';
import type { AnyVerb, CommandRequest, FreeVerb } from './verb.ts';

/** The word that explains the others; it is one of them, so it is given the list when it is asked. */
export function makeHelp(all: () => readonly AnyVerb[]): FreeVerb {
  return {
    name: 'help',
    aliases: ['?', '-h', '--help'],
    ...words.verbs.help,
    group: 'after',
    run: async (request) => {
      const { word } = leadingWord(request.rest.toLowerCase());
      const verb = all().find(({ name, aliases: others }) => name === word || others?.includes(word));
      if (verb) return answerWith(request, said(oneVerb(verb)));
      return word === '' ? answerWith(request, overview(all())) : answerUnknown(request, word, all());
    },
  };
}

/** An unknown word does nothing but say which one was probably meant. */
export function answerUnknown(request: CommandRequest, word: string, all: readonly AnyVerb[]): Promise<void> {
  const known = all.flatMap(({ name, aliases: others }) => [name, ...(others ?? [])]);
  const meant = nearest(word, known);
  const typed = clipped(word, 60);
  const sorry = meant === null ? words.help.unknown(typed) : words.help.unknownButNear(typed, meant);
  return answerWith(request, said(sorry));
}

function overview(verbs: readonly AnyVerb[]): MessageView {
  const groups = ['declare', 'respond', 'people', 'after'] as const;
  const blocks = groups.map((group) => {
    const lines = verbs.filter((verb) => verb.group === group).map((verb) => words.help.line(verb.usage, verb.help));
    return section(`*${words.help.groups[group]}*\n${lines.join('\n')}`);
  });
  return message({ text: words.help.fallback, blocks: [section(words.help.intro), ...blocks] });
}

function oneVerb({ usage, help: meaning, aliases: others = [] }: AnyVerb): string {
  const line = words.help.one(usage, meaning);
  return others.length === 0 ? line : words.help.aliases(line, others.map((word) => `\`${word}\``).join(', '));
}
