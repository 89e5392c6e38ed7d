import { actsAt } from '../support/acts';
import { boundaryActs } from '../support/boundary-acts';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';

const redis = testRedis();

describe('a client who is muted in Chatwoot', () => {
  let road: Road;
  beforeEach(async () => {
    await redis.flushdb();
    road = await startRoad({ speed: 20 });
  });
  afterEach(() => road.stop());

  it('writes, Chatwoot opens nothing and calls nobody, and supervisors are told where they look', async () => {
    const acts = actsAt(road.practice);
    const id = await acts.newClient();
    await acts.advocateSays(id);
    await acts.setStatus(id, 'resolved');
    const { contacts, conversations } = road.practice.model;
    const contact = contacts.get(conversations.get(id)?.contact_id ?? 0);
    if (!contact) throw new Error('the client is a contact');
    // The time of a text is told to the second.
    await road.clock.sleep(2_000);
    contact.blocked = true;
    await acts.clientSays(id, 'please');
    await boundaryActs(road, acts, road.deskConversationId).noteWith(`muted in Chatwoot wrote at`);
    expect(conversations.get(id)?.status).toBe('resolved');
    expect(acts.notesIn(id)).toEqual([]);
  });
});
