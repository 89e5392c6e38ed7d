import type { Answer } from '../../adapters/chatwoot/answer';
import type { OurLine } from '../../adapters/twilio/text-page';
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

/** The listing after this one: by inbox, first from its number and then to it. Null: that was the last. */
export function listingAfter(done: Listing | null, lines: readonly OurLine[]): (Listing & { line: OurLine }) | null {
  const all = [...lines]
    .sort((a, b) => a.inboxId - b.inboxId)
    .flatMap((line) => (['from', 'to'] as const).map((way) => ({ inboxId: line.inboxId, way, line })));
  const isAfter = ({ inboxId, way }: Listing): boolean =>
    done === null || inboxId > done.inboxId || (inboxId === done.inboxId && done.way === 'from' && way === 'to');
  return all.find(isAfter) ?? null;
}
