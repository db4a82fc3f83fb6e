import type { ReceiptStatus } from '../domain/receipt.ts';

const messages: Readonly<Record<string, ReceiptStatus>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'undelivered',
};

const calls: Readonly<Record<string, ReceiptStatus>> = {
  'in-progress': 'answered',
  answered: 'answered',
  completed: 'answered',
  busy: 'no_answer',
  'no-answer': 'no_answer',
  canceled: 'no_answer',
  failed: 'undelivered',
};

/**
 * A status callback in our terms; `null` when it says nothing new, such as `queued`.
 * Sources: https://www.twilio.com/docs/messaging/api/message-resource#message-status-values and
 * https://www.twilio.com/docs/voice/api/call-resource#call-status-values
 */
export function readTwilioReport(
  form: URLSearchParams,
): { providerRef: string; status: ReceiptStatus; detail: string | null } | null {
  const messageSid = form.get('MessageSid') ?? form.get('SmsSid');
  const callSid = form.get('CallSid');
  const providerRef = messageSid ?? callSid;
  if (providerRef === null) return null;
  const word = messageSid === null ? form.get('CallStatus') : (form.get('MessageStatus') ?? form.get('SmsStatus'));
  const known = (messageSid === null ? calls : messages)[word ?? ''];
  if (known === undefined) return null;
  const status = known === 'answered' && isMachine(form) ? 'machine' : known;
  const detail = form.get('ErrorCode') || (status === 'no_answer' ? word : null);
  return { providerRef, status, detail };
}

/** A machine or a fax took the call: whatever it presses is not an answer. */
export function isMachine(form: URLSearchParams): boolean {
  return /^(machine|fax)/.test(form.get('AnsweredBy') ?? '');
}
