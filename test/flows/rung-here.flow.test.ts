import { readVersioned } from '../../adapters/redis/facts-store';
import { conversation } from '../../core/kernel/subject';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { together } from '../support/together';
import { until } from '../support/until';

testRedis();

const versionOf = async (road: Road, id: number): Promise<number> =>
  (await readVersioned(road.world.redis, conversation(1, id))).version;

describe('where doors and hands are one process', () => {
  together(() => startRoad({ rungHere: true, speed: 20 }), {
    'a client is heard, also after the hands were started anew': async (road, acts) => {
      const id = await acts.newClient();
      await until('the first word to be known', async () => (await versionOf(road, id)) > 0);
      await road.restartWorker();
      const before = await versionOf(road, id);
      await acts.clientSays(id, 'hello?');
      await until('the second word to be known', async () => (await versionOf(road, id)) > before);
    },
    'the sidebar and a note are written without a queue between': async (_road, acts) => {
      const id = await acts.newClient();
      await until('the sidebar', () => acts.attributesOf(id)['helpline_next_step']);
      await until('a note that somebody waits', () => acts.notesIn(id).length > 0);
    },
    'a sidebar that waits for its turn is written all the same': async (_road, acts) => {
      const ids: number[] = [];
      for (let i = 0; i < 6; i += 1) ids.push(await acts.newClient());
      await until('all six', () => ids.every((id) => acts.attributesOf(id)['helpline_next_step']));
    },
  });
});
