import type { Refusal } from './ask';

const MAY_PASS: readonly Refusal[] = [
  ...(['unreachable', 'not-here', 'chatwoot-away', 'redis-away', 'too-many', 'prove-again'] as const),
];

/** Whether it may pass by itself, so that it is asked again; every other refusal a person or another way has to mend. */
export const mayPass = (code: Refusal): boolean => MAY_PASS.includes(code);
