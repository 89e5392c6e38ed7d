import type { Refusal } from './ask';

/** What a person or another way has to mend. */
const FINAL: readonly Refusal[] = ['not-allowed', 'not-signed-in', 'not-found', 'wrong-origin', 'odd-request'];

/** Whether a refusal may pass by itself, so that it is asked again. */
export const mayPass = (code: Refusal): boolean => !FINAL.includes(code);
