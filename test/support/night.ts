import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_ON_CALL, type OnCallPolicy, type Rota } from '../../core/kernel/on-call-policy';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { WEEKDAYS } from '../../core/kernel/wall-clock';
import { phoneOf } from '../../practice/twilio/phones';
import { startRoad, type Road, type RoadSettings } from './road';

/** Agents of the practice desk: who is called first, who after them, and who last. */
export const [ADA, ANA, BEN, CLEO] = [1, 2, 3, 4];
/** The number that pages come from. */
export const PAGES_NUMBER = '+15550000009';
const TOKEN = 'a-twilio-token-of-this-test';

export const ROTA: Rota = {
  ...{ name: 'nights', zone: 'UTC', inboxes: [], teams: [], hours: [], holidays: [], changes: [], supervisors: [] },
  shifts: [{ when: { days: WEEKDAYS }, from: 0, to: 0, people: [ANA], backup: [BEN] }],
};

export const nightPolicy = (more: Partial<OnCallPolicy> = {}): Policy => ({
  ...DEFAULT_POLICY,
  supervisors: [ADA],
  onCall: { ...NO_ON_CALL, rotas: [ROTA], ...more },
});

export type Night = Road & { numbersFile: string };

/** The road of a night whose numbers stand in this file. */
export const nightSettings = (numbersFile: string, settings: RoadSettings = {}): RoadSettings => ({
  policy: nightPolicy(),
  ...settings,
  twilioToken: TOKEN,
  onCall: (publicUrl) => ({ numbersFile, from: PAGES_NUMBER, authToken: TOKEN, webhook: null, publicUrl }),
});

/** The private numbers of all of them, in a file that only its owner may read. */
export function writeNumbers(folder: string): string {
  const file = join(folder, 'numbers.yaml');
  const lines = [ADA, ANA, BEN, CLEO].map((id) => `${id}: '${phoneOf(id)}'\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
  return file;
}

/**
 * A night at the practice desk: nobody is there, Ana is called first, then Ben, then Ada, each on a phone of the practice
 * carrier, which posts to our doors what they answer.
 */
export async function startNight(settings: Omit<RoadSettings, 'onCall' | 'twilioToken'> = {}): Promise<Night> {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-night-'));
  const numbersFile = writeNumbers(folder);
  const road = await startRoad(nightSettings(numbersFile, settings));
  road.practice.twilio.numbers.set(PAGES_NUMBER, { textUrl: `${road.pluginUrl}/twilio/inbound` });
  return {
    ...road,
    numbersFile,
    async stop() {
      await road.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
