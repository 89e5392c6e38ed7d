import { boundaryActs } from '../support/boundary-acts';
import { startRoad } from '../support/road';
import { testRedis } from '../support/redis';
import { together } from '../support/together';
import { until } from '../support/until';

testRedis();

describe('a lock that falls, and how it ends', () => {
  // The question goes out within a minute or not at all: here that is 12 s, which a busy machine may well take a part of.
  together(() => startRoad({ speed: 5 }), {
    'not safe: held at once, checked after they wrote again, and lifted by an advocate with a reason': async (
      road,
      acts,
    ) => {
      const at = boundaryActs(road, acts, await acts.newClient());
      await at.note('/hold somebody came in');
      await at.noteWith('Noted: not safe');
      await at.shows('Not safe');
      await at.label(true);
      expect(await at.tryText()).toEqual({ kind: 'withdrawn', reason: 'not-safe' });
      await at.note('/ask');
      await at.noteWith('Not done: locked');
      await at.note('/lift she is alone now');
      await at.noteWith('they have to write first');
      await at.says('ok now');
      await at.noteWith('Check first');
      await at.shows('Check first');
      expect(await at.tryText()).toEqual({ kind: 'withdrawn', reason: 'not-safe' });
      await at.note('/ask');
      await at.noteWith('question goes out');
      await until('the question', () => at.texts().length > 0);
      await at.note('/lift');
      await at.noteWith('Write the reason');
      await at.label(true);
      await at.note('/lift she says that she is alone');
      await at.noteWith('Lifted: not safe');
      await at.label(false);
      await at.shows('Not asked');
      expect(at.texts()).toEqual(['Hello again. Is now an OK time to write here? Yes or no is enough.']);
    },
    'quick exit: nothing goes out, and only a new message makes it possible to check': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient());
      await at.says('wait');
      await at.quickExit();
      await at.noteWith('Quick exit used');
      await at.shows('quick exit');
      await at.label(true);
      expect(await at.tryText()).toMatchObject({ kind: 'withdrawn' });
      await at.says('it is me');
      await at.noteWith('Check first');
      await at.note('/ok chat');
      await at.noteWith('Not done: locked');
      await at.note('/lift checked with the word we agreed');
      await at.noteWith('Lifted: quick exit');
      await at.label(false);
    },
    'do not contact: only an advocate ends it, with a reason': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient());
      await at.note('/rest');
      await at.noteWith('do not contact');
      await at.shows('Do not contact');
      await at.says('hello?');
      await at.note('/ask');
      await at.noteWith('Not done: locked (do not contact)');
      await at.note('/lift asked us to write again');
      await at.noteWith('Lifted: do not contact');
      await at.label(false);
    },
    'an advocate who writes to a locked client is told at once': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient());
      await at.note('/hold');
      await at.noteWith('Noted: not safe');
      await at.reply('are you still there?');
      await at.noteWith('Your message went to a client who is locked');
    },
    'a command typed into the reply box counts, and it is said that it went out': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient());
      await at.reply('/hold');
      expect(await at.noteWith('Noted: not safe')).toContain('they can see it');
      await at.label(true);
      expect(at.notes().filter((one) => one.includes('locked'))).toEqual([]);
    },
    'a supervisor is called where supervisors look': async (road, acts) => {
      const id = await acts.newClient();
      const at = boundaryActs(road, acts, id);
      await at.note('/lead');
      await at.noteWith('A supervisor is called');
      await boundaryActs(road, acts, road.deskConversationId).noteWith(`asked for in conversation ${id}`);
    },
    'what they said of being safe is shown until when, and an edit can only make it stricter': async (road, acts) => {
      const id = await acts.newClient();
      const at = boundaryActs(road, acts, id);
      await at.shows('Not asked');
      await acts.overwriteAttributes(id, { helpline_safe: 'yes', helpline_connection: 'here' });
      await at.shows('Not asked');
      await at.note('/ok chat 2 hours');
      await at.noteWith('Noted: they said this chat');
      await at.shows('Said OK here, until');
      await acts.overwriteAttributes(id, { helpline_safe: 'no' });
      await at.shows('Ask again');
    },
  });
});
