import type { PanelCommand } from '../../core/panel/command-contract';
import { actsAt } from '../support/acts';
import { everythingIn } from '../support/digest';
import { newKey, panelPage } from '../support/panel-page';
import { connectRedis } from '../../adapters/redis/redis-address';
import { startTestRedis } from '../support/redis-server';
import { startRoad } from '../support/road';
import { until } from '../support/until';
import { found, newCanary } from './canaries';
import { everyFileIn } from './every-file';

/** Every command that has words of an advocate's, with a canary in each of them. */
function commandsWith(canary: () => string, handOff: number): PanelCommand[] {
  return [
    {
      ...{ name: 'hand-off', to: { kind: 'agent', id: 3 }, urgency: 'urgent' },
      ...{ summary: [canary(), canary(), canary()], toDo: canary(), ifQuiet: canary(), ifBack: canary() },
    },
    { name: 'read-back', handOff, line: canary() },
    { name: 'if-cut-off', words: canary() },
    { name: 'lift', reason: canary() },
    { name: 'agreed', words: canary() },
    { name: 'reason', words: canary() },
  ];
}

test('what advocates type through the panel is found in Chatwoot’s notes, and nowhere of ours', async () => {
  const redis = await startTestRedis({ durable: true });
  const road = await startRoad({ redisAddress: redis.address });
  const look = connectRedis(redis.address, 'waiter');
  const canaries: string[] = [];
  const canary = (): string => canaries[canaries.push(newCanary()) - 1] ?? '';
  const answers: string[] = [];
  try {
    const acts = actsAt(road.practice);
    const id = await acts.newClient(canary());
    const page = panelPage(road, 'ana');
    await page.open(id);
    const stream = await page.stream();
    const sent = async (path: string, body: unknown) => {
      const got = await page.send<{ messageId?: number }>('POST', path, body);
      answers.push(JSON.stringify(got));
      return got.body.messageId ?? 0;
    };
    let handOff = 1;
    for (const command of commandsWith(canary, handOff)) {
      const about = command.name === 'read-back' ? { ...command, handOff } : command;
      const messageId = await sent('/exchange/say', { key: newKey(), command: about });
      expect(messageId).toBeGreaterThan(0);
      if (command.name === 'hand-off') handOff = messageId;
    }
    const inNotes = () => JSON.stringify(acts.notesIn(id));
    await until('every word to stand in a note', () => found(canaries.slice(1), [inNotes()]).length >= 11);
    // The same by "/" in a note, to the client, and where no command is.
    for (const command of ['ifcut', 'lift', 'ok chat', 'code']) await acts.advocateNotes(id, `/${command} ${canary()}`);
    await acts.advocateSays(id, canary());
    await sent('/panel/command', { key: newKey(), command: { name: canary(), words: canary() } });
    await sent('/exchange/say', { key: newKey(), command: { name: 'send-text', text: canary() } });
    await sent('/panel/code', { accountId: 1, conversationId: canary() });
    await sent('/panel/code/wait', { secret: canary() });
    await sent(`/panel/${canary()}`, { [canary()]: canary() });
    await until('the newest to be heard', () => stream.seen.some(({ view }) => view.cards.handOff !== null));
    answers.push(JSON.stringify(stream.seen), JSON.stringify(await page.view()));
    answers.push(await (await fetch(`${road.pluginUrl}/metrics`)).text());
    await stream.close();
    await until('the mail to be handled', async () => !(await look.keys('*mail*')).length);
    const kept = (await everythingIn(look)).flat();
    expect(kept.join()).toContain(`c:1:${id}`);
    expect(found(canaries, kept)).toEqual([]);
    expect(found(canaries, road.logs)).toEqual([]);
    expect(found(canaries, answers)).toEqual([]);
  } finally {
    look.disconnect();
    await road.stop();
  }
  expect(found(canaries, everyFileIn(redis.folder))).toEqual([]);
  await redis.stop();
});
