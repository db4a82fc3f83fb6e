import { nearest } from '../../domain/nearest.ts';
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
    usage: 'help [word]',
    help: 'Show this, or more about one word',
    group: 'After',
    run: async (request) => {
      const { word } = leadingWord(request.rest.toLowerCase());
      const verb = all().find(({ name, aliases: others }) => name === word || others?.includes(word));
      if (verb) return answerWith(request, said(`\`/incident ${verb.usage}\`\n${verb.help}.${aliases(verb)}`));
      return word === '' ? answerWith(request, overview(all())) : answerUnknown(request, word, all());
    },
  };
}

/** An unknown word does nothing but say which one was probably meant. */
export function answerUnknown(request: CommandRequest, word: string, all: readonly AnyVerb[]): Promise<void> {
  const words = all.flatMap(({ name, aliases: others }) => [name, ...(others ?? [])]);
  const meant = nearest(word, words);
  const typed = clipped(word, 60);
  const sorry =
    meant === null
      ? `“${typed}” is no word that \`/incident\` knows, and nothing was declared. To declare, type \`/incident new ${typed} …\`. \`/incident help\` shows all words.`
      : `“${typed}” is no word that \`/incident\` knows, and nothing was done. Did you mean \`/incident ${meant}\`?`;
  return answerWith(request, said(sorry));
}

function overview(verbs: readonly AnyVerb[]): MessageView {
  const groups = ['Declare', 'Respond', 'People', 'After'] as const;
  const blocks = groups.map((group) => {
    const lines = verbs
      .filter((verb) => verb.group === group)
      .map((verb) => `\`/incident ${verb.usage}\`  ${verb.help}`);
    return section(`*${group}*\n${lines.join('\n')}`);
  });
  const intro =
    'Type `/incident` alone to declare; in an incident channel it shows where things stand. In another channel name the incident: `/incident status INC-7`.';
  return message({ text: 'Help for /incident', blocks: [section(intro), ...blocks] });
}

function aliases({ aliases: others }: AnyVerb): string {
  return others && others.length > 0 ? ` Also: ${others.map((word) => `\`${word}\``).join(', ')}.` : '';
}
