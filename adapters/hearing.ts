import type { Answer } from './chatwoot/answer';

/**
 * How reading in Chatwoot ended. heard: all of it was read and told. gone: Chatwoot says that it is not there. unread: it
 * could not be read, and what stands there nobody knows.
 */
export type Hearing = 'heard' | 'gone' | 'unread';

/**
 * What an answer that is none means. Only "not found" says that there is nothing: a token that counts no more (401), a
 * right that was taken (403) and a proxy that sends elsewhere (301) are refusals too, and say nothing of what stands there.
 */
export function hearingOf(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Exclude<Hearing, 'heard'> {
  return answer.error.kind === 'not-found' ? 'gone' : 'unread';
}
