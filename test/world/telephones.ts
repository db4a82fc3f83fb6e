import { createNotify, type Notify } from '../../src/create-notify.ts';
import { createLocalMail, type LocalMail } from '../../src/simulator/carriers/local-mail.ts';
import { createLocalSink, type LocalSink } from '../../src/simulator/carriers/local-sink.ts';
import { createLocalTwilio, type LocalTwilio } from '../../src/simulator/carriers/local-twilio.ts';

export const publicUrl = 'https://muster.example';
const secret = 'a secret of this test alone';

/** Every carrier that is not Slack, on this machine. */
export interface Telephones {
  twilio: LocalTwilio;
  mail: LocalMail;
  sink: LocalSink;
  operator: LocalSink;
  notify(): Notify;
  /** Changes whenever something arrived anywhere. */
  activity(): string;
  stop(): Promise<void>;
}

export async function openTelephones(): Promise<Telephones> {
  const [twilio, mail] = [await createLocalTwilio(), await createLocalMail()];
  const [sink, operator] = [await createLocalSink(), await createLocalSink()];
  return {
    twilio,
    mail,
    sink,
    operator,
    notify: () =>
      createNotify(
        {
          twilio: { ...twilio.account, apiUrl: twilio.url },
          mail: { smtpUrl: mail.url, from: 'muster@example.com' },
          operator: { url: operator.url, secret: 'operator secret' },
          publicUrl,
        },
        secret,
      ),
    activity: () => [twilio.requests(), mail.mails().length, sink.items().length, operator.items().length].join(' '),
    stop: async () => {
      await Promise.all([twilio.stop(), mail.stop(), sink.stop(), operator.stop()]);
    },
  };
}
