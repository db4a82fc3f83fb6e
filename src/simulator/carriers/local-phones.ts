import { type SimulatorClock, Timers } from '../clock.ts';
import { PersonCannot } from '../drive/person-cannot.ts';
import type { LocalMail } from './local-mail.ts';
import type { CallbackReply, LocalTwilio, TwilioItem } from './local-twilio.ts';
import { type CallEnd, currentCall, type Phone, type PhoneCall } from './phone.ts';
import type { LocalMailItem } from './read-mail.ts';
import { readTwiml } from './read-twiml.ts';

const ringMs = 30_000;
/** How long the app's question is repeated before it gives up. */
const silenceMs = 20_000;
/** https://www.twilio.com/docs/api/errors/30003 */
const unreachable = '30003';
const machine = { AnsweredBy: 'machine_start' };
const human = { AnsweredBy: 'human' };

/** Something arrived at a phone, or a call on it ended. */
export interface PhoneNews {
  owner: string;
  at: number;
  kind: 'sms' | 'lost sms' | 'call' | 'mail' | CallEnd;
  text: string;
}

export interface LocalPhonesOptions {
  twilio: LocalTwilio;
  mail: LocalMail;
  clock: SimulatorClock;
  people: readonly { owner: string; number: string | null; address: string | null }[];
}

/** People's phones: what the local carriers deliver, and what their owners do with it. Every act goes through HTTP. */
export class LocalPhones {
  readonly #twilio: LocalTwilio;
  readonly #clock: SimulatorClock;
  readonly #timers: Timers;
  readonly #phones: ReadonlyMap<string, Phone>;
  readonly #listeners = new Set<(news: PhoneNews | null) => void>();
  readonly #silences = new WeakMap<PhoneCall, () => void>();
  readonly #underway = new Set<Promise<unknown>>();
  #count = 0;

  constructor({ twilio, mail, clock, people }: LocalPhonesOptions) {
    this.#twilio = twilio;
    this.#clock = clock;
    this.#timers = new Timers(clock);
    const fresh = { hasSignal: true, sms: [], calls: [], mails: [], smsReadAt: 0 };
    this.#phones = new Map(people.map((person) => [person.owner, { ...structuredClone(fresh), ...person }]));
    twilio.subscribe((item) => this.#work(this.#arrive(item)));
    mail.subscribe((letter) => this.#keep(letter));
  }

  /** @throws PersonCannot when nobody of that name has one */
  of(owner: string): Phone {
    const phone = this.#phones.get(owner);
    if (phone === undefined) throw new PersonCannot(owner, 'use a phone: they have none');
    return phone;
  }

  find(owner: string): Phone | undefined {
    return this.#phones.get(owner);
  }

  all(): Phone[] {
    return [...this.#phones.values()];
  }

  /** Calls back with news, and with null when only something on a phone changed; returns what ends it. */
  subscribe(listener: (news: PhoneNews | null) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Without signal an SMS is reported as not delivered and a call as not answered; a call that rings is cut off. */
  async setSignal(owner: string, hasSignal: boolean): Promise<void> {
    const phone = this.of(owner);
    phone.hasSignal = hasSignal;
    this.#tell(null);
    const call = currentCall(phone);
    if (!hasSignal && call !== undefined) await this.#end(phone, call, 'unreachable', 'no-answer');
  }

  /** The owner writes an SMS to the app; what it replies stands under it. */
  async text(owner: string, text: string): Promise<void> {
    const phone = this.#reachable(owner);
    if (phone.number === null) throw new PersonCannot(owner, 'send an SMS: they have no number');
    this.#say(phone, 'owner', text);
    const { message } = readTwiml((await this.#twilio.text(phone.number, text)).text);
    if (message !== null) this.#say(phone, 'app', message);
    this.readSms(owner);
  }

  readSms(owner: string): void {
    this.of(owner).smsReadAt = this.#clock.now();
    this.#tell(null);
  }

  readMail(owner: string, id: string): void {
    const found = this.of(owner).mails.find((letter) => letter.id === id);
    if (found !== undefined) found.isRead = true;
    this.#tell(null);
  }

  async answer(owner: string): Promise<void> {
    const { phone, call } = this.#callOf(owner, 'ringing');
    call.state = 'talking';
    await this.#twilio.report(call.item, 'in-progress', human);
    await this.#listen(phone, call, await this.#twilio.pickUp(call.item));
  }

  async press(owner: string, key: string): Promise<void> {
    const { phone, call } = this.#callOf(owner, 'talking');
    if (!call.asksForKey) throw new PersonCannot(owner, 'press a key: nothing was asked yet');
    call.keys.push(key);
    await this.#listen(phone, call, await this.#twilio.press(call.item, key, human));
  }

  /** Puts a call that rings away, or hangs up one that was answered. */
  async hangUp(owner: string): Promise<void> {
    const phone = this.of(owner);
    const call = currentCall(phone);
    if (call === undefined) throw new PersonCannot(owner, 'hang up: there is no call');
    if (call.state === 'ringing') await this.#end(phone, call, 'declined', 'busy');
    else await this.#end(phone, call, call.keys.length === 0 ? 'no key' : 'answered', 'completed', human);
  }

  /** When a call goes on by itself next; null when there is none. */
  nextAt(): number | null {
    const calls = this.all().flatMap((phone) => currentCall(phone) ?? []);
    return calls.length === 0 ? null : Math.min(...calls.map(({ until }) => until));
  }

  /** Resolves when no callback to the app is under way. */
  async idle(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }

  /** Nothing rings any more. */
  stop(): void {
    this.#timers.stop();
  }

  async #arrive(item: TwilioItem): Promise<void> {
    const phone = this.all().find(({ number }) => number === item.to);
    if (phone === undefined) return;
    if (item.kind === 'Messages') return this.#receive(phone, item);
    const at = this.#clock.now();
    const talk = { heard: [], keys: [], asksForKey: false };
    const call: PhoneCall = { item, at, until: at + ringMs, state: 'ringing', end: null, ...talk };
    phone.calls.push(call);
    if (!phone.hasSignal) return this.#end(phone, call, 'unreachable', 'no-answer');
    this.#tell({ owner: phone.owner, at, kind: 'call', text: '' });
    this.#timers.after(ringMs, () => this.#work(this.#toVoicemail(phone, call)));
  }

  async #receive(phone: Phone, item: TwilioItem): Promise<void> {
    const isLost = !phone.hasSignal;
    this.#say(phone, 'app', item.body, isLost);
    this.#tell({ owner: phone.owner, at: this.#clock.now(), kind: isLost ? 'lost sms' : 'sms', text: item.body });
    await this.#twilio.report(item, 'sent');
    if (isLost) await this.#twilio.report(item, 'undelivered', { ErrorCode: unreachable });
    else await this.#twilio.report(item, 'delivered');
  }

  /** Voicemail takes the call: the app is told that a machine did, and speaks into it. */
  async #toVoicemail(phone: Phone, call: PhoneCall): Promise<void> {
    if (call.state !== 'ringing') return;
    call.state = 'talking';
    await this.#twilio.report(call.item, 'in-progress', machine);
    call.heard.push(...readTwiml((await this.#twilio.pickUp(call.item, machine)).text).says);
    await this.#end(phone, call, 'voicemail', 'completed', machine);
  }

  async #listen(phone: Phone, call: PhoneCall, reply: CallbackReply): Promise<void> {
    const { says, asksForKey, ending } = readTwiml(reply.text);
    call.heard.push(...says);
    call.asksForKey = asksForKey;
    this.#silences.get(call)?.();
    if (!asksForKey) return this.#end(phone, call, 'answered', 'completed', human);
    const giveUp = async () => {
      call.heard.push(...ending);
      await this.#end(phone, call, 'no key', 'completed', human);
    };
    call.until = this.#clock.now() + silenceMs;
    this.#silences.set(
      call,
      this.#timers.after(silenceMs, () => this.#work(giveUp())),
    );
    this.#tell(null);
  }

  async #end(phone: Phone, call: PhoneCall, end: CallEnd, status: string, more: Record<string, string> = {}) {
    if (call.state === 'over') return;
    Object.assign(call, { state: 'over', end, asksForKey: false, until: this.#clock.now() });
    this.#silences.get(call)?.();
    this.#tell({ owner: phone.owner, at: this.#clock.now(), kind: end, text: '' });
    await this.#twilio.report(call.item, status, more);
  }

  #keep(letter: LocalMailItem): void {
    const phone = this.all().find(({ address }) => address === letter.to);
    const at = this.#clock.now();
    phone?.mails.push({ ...letter, id: this.#nextId(), at, isRead: false });
    if (phone !== undefined) this.#tell({ owner: phone.owner, at, kind: 'mail', text: letter.subject });
  }

  #say(phone: Phone, by: 'app' | 'owner', text: string, isLost = false): void {
    phone.sms.push({ id: this.#nextId(), by, text, at: this.#clock.now(), isLost });
    this.#tell(null);
  }

  #nextId(): string {
    this.#count += 1;
    return String(this.#count);
  }

  #reachable(owner: string): Phone {
    const phone = this.of(owner);
    if (!phone.hasSignal) throw new PersonCannot(owner, 'use the phone: it has no signal');
    return phone;
  }

  #callOf(owner: string, state: PhoneCall['state']): { phone: Phone; call: PhoneCall } {
    const phone = this.#reachable(owner);
    const call = currentCall(phone);
    if (call?.state !== state) throw new PersonCannot(owner, 'do that: no call waits for it');
    return { phone, call };
  }

  /** An app that is stopping answers no callback, which is its own loss. */
  #work(task: Promise<unknown>): void {
    const settled = task.catch(() => undefined).finally(() => this.#underway.delete(settled));
    this.#underway.add(settled);
  }

  #tell(news: PhoneNews | null): void {
    for (const listener of this.#listeners) listener(news);
  }
}
