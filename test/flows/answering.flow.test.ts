import { accept } from '../../adapters/redis/mailbox';
import { MINUTE, SECOND } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { conversation } from '../../core/kernel/subject';
import { addMessage } from '../../practice/model/messages';
import { startRoad, type Road } from '../support/road';
import { testRedis } from '../support/redis';
import { together } from '../support/together';
import { until } from '../support/until';

testRedis();

/** A note comes within this much after it is due: an alarm is looked for every second, and the machine may be busy. */
const REPEAT = 2 * MINUTE;
const policy = { waiting: { ...DEFAULT_POLICY.waiting, repeatAfter: REPEAT } };

const writtenAt = (road: Road, id: number): number =>
  Math.min(...(road.practice.model.conversations.get(id)?.messages ?? []).map((message) => message.created_at));

describe('a client who waits for an answer', () => {
  together(() => startRoad({ speed: 20, policy }), {
    'gets no note about it when a person answers in time': async (road, acts) => {
      const id = await acts.newClient();
      await road.clock.sleep(30 * SECOND);
      await acts.advocateSays(id);
      await road.clock.sleep(3 * MINUTE);
      expect(acts.notesIn(id)).toHaveLength(0);
    },
    'still waits when Chatwoot has given them to somebody by itself': async (road, acts) => {
      await acts.advocateIsOnline();
      const id = await acts.newClient();
      await until('Chatwoot to assign it', () => {
        void acts.advocateIsOnline();
        return road.practice.model.conversations.get(id)?.assignee_id;
      });
      await until('the note', () => acts.notesIn(id).length === 1);
    },
    'is not answered by robots, templates or private notes': async (road, acts) => {
      const id = await acts.newClient();
      const bot = await acts.asAdmin('POST', 'agent_bots', { name: 'Another bot' });
      await road.clock.sleep(10 * SECOND);
      const thread = road.practice.model.conversations.get(id);
      if (!thread) throw new Error('no such conversation');
      const sender = { type: 'AgentBot', id: Number(bot['id']) } as const;
      addMessage(road.practice.model, thread, { message_type: 'outgoing', content: 'thank you for writing', sender });
      addMessage(road.practice.model, thread, { message_type: 'template', content: 'we are back soon', sender: null });
      await acts.advocateNotes(id);
      const [note] = await until('the note', () => acts.notesIn(id).length > 0 && acts.notesIn(id));
      expect(note?.at).toBeGreaterThan(writtenAt(road, id) + MINUTE - SECOND);
    },
    'is told about again only when the policy’s time has passed': async (_road, acts) => {
      const id = await acts.newClient();
      const [first, second] = await until('two notes', () => acts.notesIn(id).length > 1 && acts.notesIn(id));
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(REPEAT - 5 * SECOND);
    },
    'is not told about while an advocate types': async (road, acts) => {
      const id = await acts.newClient();
      await road.clock.sleep(40 * SECOND);
      const typedAt = road.clock.now();
      await acts.advocateTypes(id);
      const [note] = await until('the note', () => acts.notesIn(id).length > 0 && acts.notesIn(id));
      expect(note?.at).toBeGreaterThan(typedAt + DEFAULT_POLICY.connection.typingHold - SECOND);
    },
    'is not told about for three minutes when an advocate says "I am here and reading"': async (road, acts) => {
      const id = await acts.newClient();
      await road.clock.sleep(20 * SECOND);
      const at = road.clock.now();
      const heard = { id: `reading:${id}:${at}`, at, heardAt: at, via: 'panel' as const };
      const reading = { ...heard, kind: 'advocate-reading' as const, subject: conversation(1, id), agentId: 2 };
      await accept(road.world.redis, [reading], at);
      const [note] = await until('the note', () => acts.notesIn(id).length > 0 && acts.notesIn(id));
      expect(note?.at).toBeGreaterThanOrEqual(at + 3 * MINUTE);
    },
    'waits no more when the conversation is closed, and anew when they write again': async (road, acts) => {
      const id = await acts.newClient();
      await road.clock.sleep(20 * SECOND);
      await acts.setStatus(id, 'resolved');
      await road.clock.sleep(2 * MINUTE);
      expect(acts.notesIn(id)).toHaveLength(0);
      const at = road.clock.now();
      await acts.clientSays(id);
      expect(road.practice.model.conversations.get(id)?.status).toBe('open');
      const [note] = await until('the note', () => acts.notesIn(id).length > 0 && acts.notesIn(id));
      expect(note?.at).toBeGreaterThanOrEqual(at);
    },
  });
});
