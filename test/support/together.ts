import { actsAt, type Acts } from './acts';
import type { Road } from './road';

export type Story = (road: Road, acts: Acts) => Promise<void>;

/**
 * Many stories on one road, each in a conversation of its own and all at the same time: most of each is waiting. The
 * name of a story is the sentence that it proves.
 */
export function together(begin: () => Promise<Road>, stories: Readonly<Record<string, Story>>): void {
  let road: Road | null = null;
  const told = new Map<string, Promise<void>>();
  beforeAll(async () => {
    const begun = await begin();
    road = begun;
    for (const [sentence, story] of Object.entries(stories)) {
      const telling = story(begun, actsAt(begun.practice));
      // Whoever asks for it hears of its failure; until then nobody has to.
      telling.catch(() => {});
      told.set(sentence, telling);
    }
  });
  afterAll(async () => {
    await Promise.allSettled(told.values());
    await road?.stop();
  });
  for (const sentence of Object.keys(stories)) it(sentence, async () => told.get(sentence));
}
