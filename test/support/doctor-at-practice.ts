import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { systemClock } from '../../adapters/clock';
import type { ChatwootConfig, Config, PanelConfig } from '../../adapters/config/config';
import { readFacts } from '../../adapters/redis/facts-store';
import { connectRedis } from '../../adapters/redis/redis-address';
import { runDoctor, type DoctorOptions } from '../../cli/doctor/run-doctor';
import type { DoctorParts } from '../../cli/doctor/doctor';
import type { DeskFacts } from '../../core/kernel/facts';
import type { JsonObject } from '../../practice/model/nouns';
import { startPanelStandIn, type PanelStandIn } from './panel-stand-in';
import { startTestRedis } from './redis-server';
import { restOfChatwoot, type RestOfChatwoot } from './rest-of-chatwoot';
import { startRoad, type Road } from './road';
import { until } from './until';

type Run = { code: number; said: string };
export type Changes = Partial<DoctorParts> & {
  chatwoot?: Partial<ChatwootConfig>;
  policyFile?: string;
  webhookUrl?: string;
  panel?: Partial<PanelConfig> | null;
  twilio?: Config['twilio'];
};

/** What `--json` says. */
export type Report = {
  green: boolean;
  install: { id: string; remedy: string }[];
  dangers: { id: string }[];
  questions: { id: string }[];
};

/** A helpline at work on a Redis of its own, the practice desk with the rest of a Chatwoot before it, and the doctor. */
export type Ward = {
  road: Road;
  rest: RestOfChatwoot;
  panel: PanelStandIn;
  redis: Redis;
  redisAddress: string;
  /** Everything that any run has said. */
  said: string[];
  inbox(id: number): JsonObject;
  run(options?: DoctorOptions, changes?: Changes): Promise<Run>;
  report(options?: DoctorOptions, changes?: Changes): Promise<Report>;
  /** What the helpline that is running knows of the desk. */
  deskFacts(): Promise<DeskFacts | null>;
  /** Whatever stands in the desk's own conversation. */
  deskMessages(): string[];
  /** A client who has written. */
  someClient(): Promise<number>;
  /** Whatever of Chatwoot's settings could be planted or changed, as it is now. */
  state(): unknown;
  /** As it was after `openWard`. */
  heal(): Promise<void>;
  close(): Promise<void>;
};

export async function openWard(): Promise<Ward> {
  const server = await startTestRedis({ durable: true });
  const road = await startRoad({ redisAddress: server.address, faults: { webhooksDelayMs: [0, 1] } });
  const rest = await restOfChatwoot(road.practice);
  const panel = await startPanelStandIn(rest.url);
  const redis = connectRedis(server.address, 'asker');
  await new Promise((resolve) => redis.once('ready', resolve));
  const { model } = road.practice;
  Object.assign(model.dashboardApps[0] ?? {}, { content: [{ type: 'frame', url: `${panel.panel.url}/panel/` }] });
  for (const inbox of model.inboxes) {
    Object.assign(inbox.settings, { enable_email_collect: false, enable_auto_assignment: false });
    if ('continuity_via_email' in inbox.settings) inbox.settings['continuity_via_email'] = false;
  }
  const kept = () => ({
    ...{ account: model.account.settings, inboxes: model.inboxes, webhooks: model.webhooks, bots: model.bots },
    ...{ definitions: model.definitions, rest: rest.settings, dashboardApps: model.dashboardApps },
  });
  const healthy = structuredClone(kept());
  const said: string[] = [];
  const deskFacts = async (): Promise<DeskFacts | null> => {
    const facts = await readFacts(redis, 'd:1');
    return facts?.kind === 'desk' ? facts : null;
  };
  await until('a worker at work', async () => (await deskFacts())?.canaryAt);
  const ward: Ward = {
    ...{ road, rest, panel, redis, redisAddress: server.address, said, deskFacts },
    inbox(id) {
      const found = model.inboxes.find((inbox) => inbox.id === id);
      if (!found) throw new Error(`no inbox ${id}`);
      return found.settings;
    },
    async run(
      options = {},
      { chatwoot, policyFile, webhookUrl = road.pluginUrl, panel: panelIs = {}, twilio = null, ...changes } = {},
    ) {
      const lines: string[] = [];
      const config: Config = {
        ...{ chatwoot: { ...road.chatwoot, url: rest.url, ...chatwoot }, http: { webhookUrl } },
        panel: panelIs && { ...panel.panel, ...panelIs },
        twilio,
        policyFile: policyFile ?? join(server.folder, 'none.yaml'),
      } as Config;
      const parts: DoctorParts = {
        ...{ config, redis, clock: systemClock(), language: 'en', ask: null, patience: 5_000 },
        requestsPerSecond: 1_000,
        say: (line) => void lines.push(line),
        ...changes,
      };
      const code = await runDoctor(options, parts);
      said.push(...lines);
      return { code, said: lines.join('\n') };
    },
    report: async (options = {}, changes = {}) =>
      JSON.parse((await ward.run({ ...options, json: true }, changes)).said) as Report,
    deskMessages: () =>
      (model.conversations.get(road.deskConversationId)?.messages ?? []).map(({ content }) => content),
    async someClient() {
      const answer = await fetch(`${road.practice.url}/practice/conversations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'CANARY-WORDS' }),
      });
      return ((await answer.json()) as { conversation: number }).conversation;
    },
    state: () => structuredClone({ ...kept(), inboxes: model.inboxes.map(({ updated_at: _, ...inbox }) => inbox) }),
    async heal() {
      const again = structuredClone(healthy);
      for (const key of Object.keys(model.account.settings)) delete model.account.settings[key];
      Object.assign(model.account.settings, again.account);
      for (const list of ['inboxes', 'webhooks', 'bots', 'definitions', 'dashboardApps'] as const) {
        model[list].splice(0, model[list].length, ...(again[list] as never[]));
      }
      Object.assign(rest.settings, again.rest);
      panel.heal();
      await redis.del('helpline:line-seen');
      Object.assign(rest, { version: '4.15.1', clockAhead: 0, missing: [] });
      Object.assign(road.practice.faults, { webhooksOff: false });
      await redis.config('SET', 'maxmemory-policy', 'noeviction');
      await redis.config('SET', 'appendonly', 'yes');
    },
    async close() {
      redis.disconnect();
      await road.stop();
      await rest.close();
      await panel.close();
      await server.stop();
    },
  };
  return ward;
}
