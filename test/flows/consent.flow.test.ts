import { boundaryActs } from '../support/boundary-acts';
import { CARRIER_NUMBER, startRoad } from '../support/road';
import { testRedis } from '../support/redis';
import { together } from '../support/together';

testRedis();

describe('text messages about texting', () => {
  together(() => startRoad({ speed: 20 }), {
    'STOP opts out at once and tells the advocate; no advocate lifts it; START ends it': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient('hello', 'text'));
      await at.texted('Stop.', 'SMstop1');
      await at.noteWith('Opted out of texts');
      await at.shows('No texts: opted out');
      await at.label(true);
      expect(await at.tryText()).toEqual({ kind: 'withdrawn', reason: 'opted-out' });
      await at.note('/lift she did not mean it');
      await at.noteWith('Only their START ends it');
      await at.texted('START', 'SMstart1');
      await at.noteWith('Opted in to texts again');
      await at.label(false);
      await at.texted('Stop.', 'SMstop1');
      await road.clock.sleep(20_000);
      expect(at.notes().filter((one) => one.includes('Opted out'))).toHaveLength(1);
      expect(at.labels()).not.toContain('helpline-locked');
    },
    'HELP calls for an answer at once, with no text to them': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient('HELP', 'text'));
      await at.noteWith('Waiting for an answer');
      expect(at.texts()).toEqual([]);
    },
    'a longer text that seems to mean it asks the advocate, and changes nothing': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient('please stop texting me so often', 'text'));
      await at.noteWith('may have asked for no more texts');
      expect(await at.tryText()).toBeNull();
      await at.note('/optout');
      await at.noteWith('no text messages since');
      expect(await at.tryText()).toEqual({ kind: 'withdrawn', reason: 'opted-out' });
    },
    'words of despair are nobody’s opt-out': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient('I want it to end', 'text'));
      await at.shows('Not asked');
      await at.texted('I just want it to stop', 'SMdespair');
      await road.clock.sleep(20_000);
      expect(at.notes().filter((one) => /texts|/.test(one) && one.includes('opt'))).toEqual([]);
      expect(await at.tryText()).toBeNull();
    },
    'in a web chat STOP is an ordinary word': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient('STOP'));
      await at.shows('Not asked');
      expect(await at.tryText()).toBeNull();
    },
    'a carrier that refuses a text for an opt-out is believed': async (road, acts) => {
      const at = boundaryActs(road, acts, await acts.newClient('hello', 'text'));
      road.practice.twilio.optedOut.add(`${CARRIER_NUMBER} ${at.phone()}`);
      await at.reply('I am here');
      await at.noteWith('The carrier refused our text');
      await at.shows('No texts: opted out');
    },
    'a lock holds in every conversation of the same client, also in one that begins later': async (road, acts) => {
      const id = await acts.newClient('hello', 'text');
      const at = boundaryActs(road, acts, id);
      await at.note('/rest');
      await at.noteWith('Noted: do not contact');
      await acts.setStatus(id, 'resolved');
      await at.texted('hello again', 'SMagain');
      const newer = Math.max(...road.practice.model.conversations.keys());
      expect(newer).not.toBe(id);
      const there = boundaryActs(road, acts, newer);
      expect(await there.tryText()).toEqual({ kind: 'withdrawn', reason: 'do-not-contact' });
      await there.shows('Do not contact');
      await there.label(true);
      await there.note('/lift they asked us to');
      await there.label(false);
    },
  });
});
