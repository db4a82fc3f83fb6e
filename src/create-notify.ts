import { checkCarriers } from './check-carriers.ts';
import { createContactCodes } from './contact-codes.ts';
import type { Finding } from './domain/finding.ts';
import type { CarrierName } from './domain/roster.ts';
import { createEmail } from './notify/email.ts';
import { createOperatorWebhook, type TellOperator } from './notify/operator-webhook.ts';
import { createTwilioSms, createTwilioVoice } from './notify/twilio.ts';
import { createWebhook } from './notify/webhook.ts';
import { createPageLinks } from './page-links.ts';
import type { AddressSeal, Carrier, ContactCodes, PageLinks } from './ports.ts';
import { createSeal } from './seal.ts';
import type { Settings } from './settings.ts';
import { words } from './words/words.ts';

/** Everything that reaches people outside Slack. */
export interface Notify {
  carriers: Partial<Record<CarrierName, Carrier>>;
  seal: AddressSeal;
  links: PageLinks;
  codes: ContactCodes;
  publicUrl: string;
  /** Signs Twilio's callbacks; without it their routes do not exist. */
  twilioToken: string | null;
  tellOperator: TellOperator | null;
  /** Whether the carriers would take something; sends nothing. */
  check(): Promise<Finding[]>;
}

/** The carriers that are set up; a webhook needs nothing but the person's own address. */
export function createNotify(
  settings: Pick<Settings, 'twilio' | 'mail' | 'operator' | 'publicUrl'>,
  secret: string,
): Notify {
  const { twilio, mail, operator, publicUrl } = settings;
  const account = twilio && { ...twilio, publicUrl };
  const sms = account && createTwilioSms(account);
  const email = mail && createEmail({ ...mail, texts: words.letter });
  return {
    carriers: {
      ...(account && sms && { sms, voice: createTwilioVoice(account) }),
      ...(email && { email }),
      webhook: createWebhook(),
    },
    seal: createSeal(secret),
    links: createPageLinks(secret, publicUrl),
    codes: createContactCodes(secret),
    publicUrl,
    twilioToken: twilio?.token ?? null,
    tellOperator: operator && createOperatorWebhook(operator),
    check: () => checkCarriers({ twilio: sms, mail: email }),
  };
}
