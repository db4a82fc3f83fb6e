import { createNotify, type Notify } from '../create-notify.ts';
import type { Roster } from '../domain/roster.ts';
import { createLocalMail } from '../simulator/carriers/local-mail.ts';
import { LocalPhones } from '../simulator/carriers/local-phones.ts';
import { createLocalTwilio } from '../simulator/carriers/local-twilio.ts';
import type { SimulatorClock } from '../simulator/local-slack.ts';

/** A telephone company and a mail server on this machine, with everybody's phone and mailbox. */
export interface DemoCarriers {
  phones: LocalPhones;
  notify: Notify;
  stop(): Promise<void>;
}

/** Opens them; Muster's own senders reach them by HTTP and SMTP, and they call back at `publicUrl`. */
export async function openCarriers(
  { people }: Roster,
  clock: SimulatorClock,
  { publicUrl, secret }: { publicUrl: string; secret: string },
): Promise<DemoCarriers> {
  const [twilio, mail] = [await createLocalTwilio(), await createLocalMail()];
  twilio.connect(publicUrl, publicUrl);
  const owners = people.map(({ slack, phone, email }) => ({ owner: slack, number: phone, address: email }));
  const phones = new LocalPhones({ twilio, mail, clock, people: owners });
  const settings = {
    twilio: { ...twilio.account, apiUrl: twilio.url },
    mail: { smtpUrl: mail.url, from: 'Muster <muster@localhost>' },
    operator: null,
    publicUrl,
  };
  return {
    phones,
    notify: createNotify(settings, secret),
    stop: async () => {
      phones.stop();
      await Promise.all([twilio.stop(), mail.stop()]);
    },
  };
}
