import { startRoad, type Road } from '../support/road';
import { until } from '../support/until';
import { testRedis } from '../support/redis';

testRedis();
let road: Road;
afterEach(() => road.stop());

const control = async (path: string, body: object = {}): Promise<{ conversation: number }> => {
  const answer = await fetch(`${road.practice.url}/practice/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as { conversation: number };
};
const notesIn = (conversation: number) =>
  road.practice.ledger.writes.filter(
    ({ kind, conversation: where, by }) => kind === 'message' && where === conversation && by?.type === 'AgentBot',
  );
const attributesOf = (conversation: number) => road.practice.model.conversations.get(conversation)?.custom_attributes;

describe('a client writes and nobody answers', () => {
  it('shows it in the sidebar, and one private note comes when a minute has passed', async () => {
    road = await startRoad({ speed: 20 });
    const { conversation } = await control('conversations', { text: 'hello' });
    await until('the sidebar', () => attributesOf(conversation)?.['helpline_connection']);
    await until('the note', () => notesIn(conversation).length > 0 && notesIn(conversation));
    await road.clock.sleep(60_000);
    expect(notesIn(conversation)).toHaveLength(1);
  });
});
