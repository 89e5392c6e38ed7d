import type { Refusal } from './ask';
import type { NotDone } from './send-command';

/** What a person or another way has to mend. */
const FINAL: readonly Refusal[] = ['not-allowed', 'not-signed-in', 'not-found', 'wrong-origin', 'odd-request'];

/** Whether a refusal may pass by itself, so that it is asked again. */
export const mayPass = (code: Refusal): boolean => !FINAL.includes(code);

/** Nobody answered; or it was being kept when our memory went away, and nobody knows whether it was. */
export const mayBeKept = (code: NotDone): boolean => code === 'unreachable' || code === 'redis-away';
