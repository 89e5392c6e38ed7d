import type { Instant } from './instant';

const CONFIRM = 'bd-confirm-';

/** The cause of the one confirmation of an opt-out; the ledger of credits knows the text by it. */
export const confirmationCause = (optedOutAt: Instant): string => `${CONFIRM}${optedOutAt}`;

/** Whether an intent is such a confirmation: "subject:cause:kind". */
export const isConfirmation = (intent: string | null): boolean => intent?.includes(`:${CONFIRM}`) ?? false;
