import { keywordOf } from '../../core/kernel/keywords';
import type { OnCallEvent, PageStatus } from '../../core/kernel/on-call-events';

/** What a text from somebody on call says: a letter, STOP or START. Anything else is nothing, and is dropped here. */
export function heardInbound(agentId: number, body: string): OnCallEvent | null {
  const letter = /^\s*([a-z])[\s.!]*$/i.exec(body)?.[1];
  if (letter !== undefined) return { kind: 'page-taken', agentId, how: 'letter', letter: letter.toUpperCase() };
  const keyword = keywordOf(body);
  if (keyword !== 'stop' && keyword !== 'start') return null;
  return { kind: 'pages-refused', agentId, out: keyword === 'stop' };
}

/** Twilio's words for texts and for calls. A call that was answered was heard by somebody or something. */
const STATUS: Readonly<Record<string, PageStatus>> = {
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
  busy: 'failed',
  'no-answer': 'failed',
  'in-progress': 'heard',
  completed: 'heard',
};

export function heardStatus(
  page: string,
  fields: URLSearchParams,
): Extract<OnCallEvent, { kind: 'page-receipt' }> | null {
  const status = STATUS[fields.get('MessageStatus') ?? fields.get('CallStatus') ?? ''];
  if (status === undefined) return null;
  const code = Number(fields.get('ErrorCode') ?? '');
  return { kind: 'page-receipt', page, status, code: status === 'failed' && code > 0 ? code : null };
}
