import { startRoad } from '../support/road';
import { testRedis } from '../support/redis';
import { together } from '../support/together';
import { until } from '../support/until';

testRedis();

const ours = (shown: Record<string, unknown>): boolean =>
  /^Wrote \d\d:\d\d|^Last |^Nothing|^Typing|^Opened|dot/.test(String(shown['helpline_connection'])) &&
  String(shown['helpline_next_step']).includes('answer');

describe('what we show beside the thread', () => {
  together(() => startRoad({ speed: 20 }), {
    'is put back within the minute when the client’s page deletes it, and what others wrote is kept': async (
      road,
      acts,
    ) => {
      const id = await acts.newClient();
      await until('the sidebar', () => ours(acts.attributesOf(id)));
      await road.clock.sleep(20_000);
      await acts.overwriteAttributes(id, { theirs: 'kept' });
      expect(acts.attributesOf(id)).toEqual({ theirs: 'kept' });
      const back = await until('the sidebar again', () => ours(acts.attributesOf(id)) && acts.attributesOf(id));
      expect(back['theirs']).toBe('kept');
    },
    'is put back when it was overwritten, and its words are never believed': async (road, acts) => {
      const id = await acts.newClient();
      await until('the sidebar', () => ours(acts.attributesOf(id)));
      await road.clock.sleep(20_000);
      await acts.overwriteAttributes(id, { helpline_connection: 'all is well', helpline_next_step: 'nothing to do' });
      await until('the truth', () => ours(acts.attributesOf(id)));
      await until('the note all the same', () => acts.notesIn(id).length === 1);
    },
    'is written only when it changes': async (road, acts) => {
      const id = await acts.newClient();
      await acts.advocateSays(id);
      await until('the sidebar', () => acts.attributesOf(id)['helpline_next_step']?.includes('hint'));
      await road.clock.sleep(120_000);
      const sets = road.practice.ledger.writes
        .filter(({ kind, conversation }) => kind === 'attributes' && conversation === id)
        .map(({ detail }) => JSON.stringify(detail));
      expect(sets.filter((set, i) => set === sets[i - 1])).toEqual([]);
    },
  });
});
