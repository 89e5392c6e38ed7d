import type { PanelSettings } from '../../../core/panel/exchange-contract';
import { pageClock } from '../page-clock';
import { backOff } from '../stream/back-off';
import { ask, type Refusal } from './ask';

/** Asks until it is told: without it nobody knows whom to ask. `refused` hears of each time that it was not. */
export async function askSettings(
  fetch: Window['fetch'],
  refused: (answer: { code: Refusal; words: string | null }) => void,
): Promise<PanelSettings> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask<PanelSettings>(fetch, '/panel/settings.json');
    if (answer.ok) return answer.value;
    refused(answer);
    await pageClock.sleep(backOff(tries, Math.random()));
  }
}
