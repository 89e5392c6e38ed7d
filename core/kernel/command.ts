import type { Duration } from './instant';

/**
 * What an advocate says of a client in a private note that begins with "/". The words give nothing away: sooner or later
 * a tired hand types one into the reply box. Of what stands behind the command only a closed set is kept.
 */
export type Command =
  /** Safe to contact here, said by the client: where, and how long if it was said. */
  | { name: 'ok'; channel: SafeChannel | null; lasts: Duration | null }
  /** What was agreed to do if the line drops; why a lock is lifted. The words stay in the note. */
  | { name: 'ifcut' | 'lift'; words: boolean }
  /** Not safe; do not contact; no texts; they do not want to be written to here; the safety question; a supervisor. */
  | { name: 'hold' | 'rest' | 'optout' | 'no' | 'ask' | 'lead' };

export type CommandName = Command['name'];

/** Where a client can say that it is safe. E-mail never is (B3.1). */
export type SafeChannel = 'chat' | 'sms';
