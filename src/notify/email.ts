import type { Carrier, CarrierAnswer } from '../ports.ts';

const timeoutMs = 10_000;

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  smtpUrl: string;
  from: string;
  /** The texts of the page that are not in its letter. */
  texts: { openLink: string; linkAlone: string };
}

interface MailError {
  code?: string;
  /** What was being done: `CONN` while nothing was handed over yet. */
  command?: string;
  responseCode?: number;
  message?: string;
}

/** A page by e-mail. Its Message-ID comes from the page, so that a mail sent again is one mail to a mail program. */
export function createEmail({ smtpUrl, from, texts }: MailSettings): Carrier {
  // Loaded only where mail is set up: nobody else's start waits for it.
  const transport = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      url: smtpUrl,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    }),
  );
  return {
    send: async ({ to, letter, links, pageIds, codeId }) => {
      const linked = links.length === 0 ? [] : [texts.openLink, ...links, texts.linkAlone];
      const text = [...letter.paragraphs, ...linked].join('\n\n');
      const messageId = `<${codeId ?? pageIds[0]}@muster>`;
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Priority': '1' };
      try {
        const sent = await (await transport).sendMail({ from, to, subject: letter.title, text, messageId, headers });
        return { kind: 'accepted', ref: sent.messageId, isDelivered: false };
      } catch (error) {
        return fromError(error);
      }
    },
    probe: async () => {
      try {
        await (await transport).verify();
        return { kind: 'accepted', ref: null, isDelivered: false };
      } catch (error) {
        return fromError(error);
      }
    },
  };
}

/** https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1: 5yz is for good, 4yz may be tried again. */
function fromError(error: unknown): CarrierAnswer {
  const { code: given = 'error', command, responseCode, message } = error as MailError;
  const code = message !== undefined && /certificate/i.test(message) ? 'certificate' : given;
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', code: `smtp_${responseCode}` };
  if (responseCode !== undefined) return { kind: 'unsent', code: `smtp_${responseCode}` };
  if (code === 'EAUTH' || code === 'EENVELOPE') return { kind: 'refused', code };
  // Before the connection is safe nothing is handed over.
  return command === 'CONN' || code === 'ETLS' ? { kind: 'unsent', code } : { kind: 'unknown', code };
}
