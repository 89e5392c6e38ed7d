import { minutesBilled } from '../../adapters/twilio/minutes-billed';
import type { Spent } from '../../core/kernel/credits-events';

/** What a text to the number of the pages costs, whoever sent it; null when it names no message. */
export function spentByText(fields: URLSearchParams): Spent | null {
  const id = fields.get('MessageSid') ?? '';
  if (!/^(SM|MM)[0-9a-f]{32}$/.test(id)) return null;
  const isMms = id.startsWith('MM');
  const segments = Number(fields.get('NumSegments') ?? '');
  const units = Number.isInteger(segments) && segments > 0 && segments < 100 ? segments : null;
  return { id, direction: 'inbound', channel: isMms ? 'mms' : 'sms', units: isMms ? 1 : units };
}

/** What a call to somebody on call cost, once it is over: each minute that was begun. Null while it goes on. */
export function spentByCall(fields: URLSearchParams): Spent | null {
  const id = fields.get('CallSid') ?? '';
  const units = minutesBilled(fields.get('CallStatus') ?? '', fields.get('CallDuration'));
  return units === null || !/^CA[0-9a-f]{32}$/.test(id) ? null : { id, direction: 'page', channel: 'voice', units };
}
