import { manualClock } from '../../../adapters/manual-clock';
import type { PanelPeople } from '../../../core/panel/people-contract';
import { colleagues } from './colleagues';

const [ANA, BEN] = [2, 3];
type Online = PanelPeople['agents'][number]['availability'];
const told = (ana: Online, ben: Online): PanelPeople => ({
  agents: [
    { id: ANA, name: 'Ana', availability: ana },
    { id: BEN, name: 'Ben', availability: ben },
  ],
  teams: [],
});

/** A page whose service answers so, one answer a question; `null`: nobody could say. */
function page(...answers: (PanelPeople | null)[]) {
  const clock = manualClock(1_000_000);
  const asked: string[] = [];
  const known = colleagues(
    async (how) => {
      asked.push(how);
      return answers.shift() ?? null;
    },
    () => clock.now(),
    () => {},
  );
  return { ...known, clock, asked, heard: () => clock.advance(0) };
}

describe('that a colleague is not online', () => {
  it('is believed for as long as Chatwoot may be asked again, and not when that fails; the name stays', async () => {
    const { named, of, clock, heard } = page(told('offline', 'online'));
    named(ANA);
    await heard();
    expect(of(ANA)).toMatchObject({ name: 'Ana', availability: 'offline' });
    await clock.advance(60_000);
    named(ANA);
    await clock.advance(14_999);
    expect(of(ANA)).toMatchObject({ availability: 'offline' });
    await clock.advance(1);
    expect(of(ANA)).toMatchObject({ name: 'Ana', availability: null });
  });

  it('is not said of hours ago when somebody is named again', async () => {
    const { named, of, clock, heard } = page(told('offline', 'online'), told('online', 'online'));
    named(ANA);
    await heard();
    await clock.advance(7_200_000);
    named(ANA);
    expect(of(ANA)).toMatchObject({ availability: null });
    await heard();
    expect(of(ANA)).toMatchObject({ availability: 'online' });
  });

  it('is nothing of who was never told of', () => expect(page().of(ANA)).toBeNull());
});

describe('it is asked who is online', () => {
  it('once a minute while the same one is named', async () => {
    const { named, asked, clock, heard } = page(told('online', 'online'), told('online', 'online'));
    named(ANA);
    await heard();
    await clock.advance(59_999);
    named(ANA);
    expect(asked).toEqual(['now']);
    await clock.advance(1);
    named(ANA);
    expect(asked).toEqual(['now', 'lately']);
  });

  it('at once when another one is named', async () => {
    const { named, of, asked, clock, heard } = page(told('online', 'offline'), told('online', 'online'));
    named(ANA);
    await clock.advance(40_000);
    named(BEN);
    expect([asked, of(BEN)?.availability]).toEqual([['now', 'now'], null]);
    await heard();
    expect(of(BEN)?.availability).toBe('online');
  });

  it('but not again of what was asked this very moment', async () => {
    const { named, lookUp, asked } = page(told('online', 'online'));
    await lookUp();
    named(ANA);
    expect(asked).toEqual(['now']);
  });

  it('again soon after nobody could say, and not all the time', async () => {
    const { named, asked, clock, heard } = page(null, told('offline', 'online'));
    named(ANA);
    await heard();
    await clock.advance(4_999);
    named(ANA);
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    named(ANA);
    expect(asked).toHaveLength(2);
  });
});
