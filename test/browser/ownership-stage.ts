import type { FrameLocator } from 'playwright-core';
import { actsAt, type Acts } from '../support/acts';
import type { TabSettings } from '../support/panel-tab';
import { panelStage } from './panel-stage';

/** A stage with a new client's conversation for each test, and the card that says whose it is. */
export function ownershipStage(prefix: string) {
  const stage = panelStage(prefix);
  let acts: Acts;
  let id: number;
  beforeEach(async () => {
    acts = actsAt(stage.road().practice);
    id = await acts.newClient();
  });
  return {
    ...stage,
    acts: () => acts,
    conversation: () => id,
    open: (person: 'ana' | 'ben', more: TabSettings = {}) => stage.open(id, { person, ...more }),
    whose: (panel: FrameLocator) => stage.card(panel, 'Whose conversation'),
  };
}
