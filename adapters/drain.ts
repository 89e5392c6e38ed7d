/**
 * Has a subject's mail handled, all that stands there now. The worker does it itself; a door asks the worker and waits for
 * a moment. Whether it was done is seen from the mailbox.
 */
export type Drain = (subject: string) => Promise<void>;
