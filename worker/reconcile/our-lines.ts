import type { Answer } from '../../adapters/chatwoot/answer';
import type { OurLine } from '../../adapters/twilio/log-page';
import type { World } from '../../adapters/world';
import { NO_INBOX } from '../../core/credits/compare';
import type { Listing } from '../../core/kernel/reconcile';

/** Our own numbers at the carrier, asked for at this moment and kept nowhere: those of inboxes, and the one of the pages. */
export async function ourLines(world: World): Promise<Answer<readonly OurLine[]>> {
  const answer = await world.chatwoot.textLines({ priority: 'sweep' });
  if (answer.kind !== 'ok') return answer;
  const number = world.pager?.twilio?.from ?? null;
  const pages = number === null ? [] : [{ inboxId: NO_INBOX, number, service: null }];
  // A number that stands in several inboxes is read once.
  const all = [...pages, ...answer.value].filter(
    (one, i, lines) => one.number === null || lines.findIndex(({ number }) => number === one.number) === i,
  );
  return { kind: 'ok', value: all };
}

/** The listing after this one: texts, then calls; by inbox, first from its number and then to it. Null: that was the last. */
export function listingAfter(done: Listing | null, lines: readonly OurLine[]): (Listing & { line: OurLine }) | null {
  const all = [undefined, 'calls' as const].flatMap((what) =>
    lines.flatMap((line) =>
      // Calls are of numbers: a messaging service has none.
      what === 'calls' && line.number === null
        ? []
        : (['from', 'to'] as const).map((way) => ({ inboxId: line.inboxId, way, ...(what && { what }), line })),
    ),
  );
  const after = done === null ? '' : placeOf(done);
  return all.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).find((one) => placeOf(one) > after) ?? null;
}

/** Sorts as they are asked for. */
const placeOf = ({ inboxId, way, what }: Listing): string =>
  `${what ?? ''}|${String(inboxId).padStart(12, '0')}|${way}`;
