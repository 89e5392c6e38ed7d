import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFacts } from '../../adapters/redis/facts-store';
import { NO_ON_CALL_MEMORY, type OnCallMemory } from '../../core/kernel/on-call-memory';
import { refOf } from '../../core/on-call/page-id';
import { actsAt, markerIn } from '../support/acts';
import { describeInBrowser } from '../support/browser';
import { ANA, CLEO, nightSettings, PAGES_NUMBER, writeNumbers } from '../support/night';
import { testRedis } from '../support/redis';
import { until } from '../support/until';
import { panelStage } from './panel-stage';

const redis = testRedis();
jest.setTimeout(90_000);
const numbersFile = writeNumbers(mkdtempSync(join(tmpdir(), 'helpline-card-')));

async function memory(): Promise<OnCallMemory> {
  const facts = await readFacts(redis, 'd:1');
  return (facts?.kind === 'desk' && facts.onCall) || NO_ON_CALL_MEMORY;
}

describeInBrowser('the panel of a conversation for which telephones ring', () => {
  const stage = panelStage('on-call', () => nightSettings(numbersFile));

  it('says who was paged; one click takes it, whoever was paged is told, and it stands in a note', async () => {
    const { road, open, card, fitsNarrow, look } = stage;
    const acts = actsAt(road().practice);
    road().practice.twilio.numbers.set(PAGES_NUMBER, { textUrl: `${road().pluginUrl}/twilio/inbound` });
    const conversation = await acts.newClient();
    const tab = await open(conversation, { person: 'cleo' });
    const onCall = card(tab.panel, 'On call');
    await onCall.getByText(/^Paged at \d\d:\d\d: Ana Advocate.*Nobody has taken it yet\.$/).waitFor();
    await look(tab.page, 'rings');
    // A page has to have left before anybody can be told that it is over.
    await until('the page to have left', async () => (await memory()).pages.some(({ sentAt }) => sentAt !== null));
    await onCall.getByRole('button', { name: 'I take it' }).press('Enter');
    await onCall.getByText(/^You took it at \d\d:\d\d\./).waitFor();
    await look(tab.page, 'taken');
    await fitsNarrow(tab);
    const told = (known: OnCallMemory) =>
      known.pages.map(({ page }) => refOf(page)).find((ref) => ref?.purpose === 'stand-down');
    expect(await until('Ana to be told', async () => told(await memory()))).toMatchObject({ agentId: ANA });
    expect((await memory()).taken).toMatchObject([{ agentId: CLEO, how: 'panel' }]);
    const notes = () =>
      acts.notesIn(road().deskConversationId).filter((note) => markerIn(note)?.kind === 'on-call-taken');
    await until('the note', () => notes().length === 1);
    await acts.advocateSays(conversation);
    await onCall.waitFor({ state: 'detached' });
  });
});
