import { english } from './english.ts';

/** A whole table of texts; another language is another object of this type. */
export type Words = typeof english;

/**
 * Every text that people read in Slack and in the post-mortem, in the language in use. An entry is a plain string, or a
 * function of values that are ready to be shown: names, mentions and times come in as markup, numbers as numbers, and
 * what goes with a number is decided there. Texts are short, plain, the verb first, and end in what to do next.
 *
 * Not here, because they are for operators or belong to others: log lines, errors that are thrown, the output of the
 * command line, faults of settings and roster files, the local Slack and its page.
 */
export const words: Words = english;
