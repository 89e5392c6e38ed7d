import { rmSync } from 'node:fs';
import { systemClock } from '../../adapters/clock';
import { PLUGIN, setupAtPractice } from '../../test/support/setup-at-practice';
import type { Ask } from './ask';
import { runSetup } from './run-setup';

const at = setupAtPractice();

describe('npm run setup, at a terminal', () => {
  it('asks for what was not given, and does nothing without a yes', async () => {
    const asked: string[] = [];
    const answering = (yes: boolean): Ask => ({
      text: (question) => (
        asked.push(question),
        Promise.resolve(question.includes('plugin') ? PLUGIN : at.practice.url)
      ),
      secret: (question) => (asked.push(question), Promise.resolve(at.practice.tokens.admin)),
      yes: (question) => (asked.push(question), Promise.resolve(yes)),
    });
    const bare = async (yes: boolean) => {
      const terminal = { ask: answering(yes), print: () => undefined, clock: systemClock(), requestsPerSecond: 1_000 };
      return runSetup({ envFile: at.envFile }, terminal);
    };
    expect(await bare(false)).toBe(1);
    expect(at.practice.ledger.writes).toEqual([]);
    expect(asked).toHaveLength(4);
    expect(await bare(true)).toBe(0);
    expect(at.practice.model.webhooks).toHaveLength(1);
  });

  it('asks where browsers come when Chatwoot’s way to us may be unknown to them', async () => {
    const offered: Record<string, string | null> = {};
    const enter: Ask = {
      text: (question, usual) => (
        (offered[question.includes('browsers') ? 'browsers' : question] = usual),
        Promise.resolve(usual ?? '')
      ),
      secret: () => Promise.resolve(at.practice.tokens.admin),
      yes: () => Promise.resolve(true),
    };
    const { hostname } = new URL(at.practice.url);
    for (const [pluginUrl, usual] of [
      ['http://192.168.1.9:4000', 'http://192.168.1.9:4000'],
      ['http://host.docker.internal:4000', `http://${hostname}:4000`],
      ['http://helpline-service:4000', `http://${hostname}:4000`],
    ] as const) {
      rmSync(at.envFile, { force: true });
      expect((await at.run({ pluginUrl }, enter)).code).toBe(0);
      expect(offered).toEqual({ browsers: usual });
      expect(at.practice.model.dashboardApps[0]).toMatchObject({ content: [{ url: `${usual}/panel/` }] });
    }
  });

  it('says what to give when nobody is there to ask', async () => {
    const said: string[] = [];
    const print = (text: string) => void said.push(text);
    expect(
      await runSetup({ envFile: at.envFile }, { ask: null, print, clock: systemClock(), requestsPerSecond: 1 }),
    ).toBe(1);
    expect(said.join()).toContain('--url');
  });
});
