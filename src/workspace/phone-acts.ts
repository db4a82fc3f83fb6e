import type { LocalPhones } from '../simulator/carriers/local-phones.ts';
import { type ActBody, BadAct } from './act-body.ts';
import type { Act } from './acts.ts';

const onPhone =
  (act: (phones: LocalPhones, owner: string, body: ActBody) => unknown): Act =>
  async ({ ground, person, body }) => {
    await act(ground.desk().phones, person.id, body);
    return undefined;
  };

/** What somebody does with their phone. */
export const phoneActs: Readonly<Record<string, Act>> = {
  sms: onPhone((phones, owner, body) => {
    const text = body.text('text').trim();
    if (text === '') throw new BadAct('Write something first.');
    return phones.text(owner, text);
  }),
  'read-sms': onPhone((phones, owner) => phones.readSms(owner)),
  'read-mail': onPhone((phones, owner, body) => phones.readMail(owner, body.text('id'))),
  'answer-call': onPhone((phones, owner) => phones.answer(owner)),
  'press-key': onPhone((phones, owner, body) => phones.press(owner, body.text('key'))),
  'hang-up': onPhone((phones, owner) => phones.hangUp(owner)),
  signal: onPhone((phones, owner) => phones.setSignal(owner, !phones.of(owner).hasSignal)),
};
