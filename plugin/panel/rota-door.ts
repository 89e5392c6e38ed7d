import { Router } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import { readFacts } from '../../adapters/redis/facts-store';
import { accept } from '../../adapters/redis/mailbox';
import type { World } from '../../adapters/world';
import { digestOf } from '../../core/kernel/digest';
import type { Agent } from '../../adapters/chatwoot/contract';
import { SECOND } from '../../core/kernel/instant';
import type { DatedChange } from '../../core/kernel/on-call-events';
import { onCallIn } from '../../core/kernel/on-call-in';
import type { OnCallMemory } from '../../core/kernel/on-call-memory';
import { desk, subjectKey } from '../../core/kernel/subject';
import { changeOf } from '../../core/panel/rota-change';
import { rotaRequest, type RotaAnswer } from '../../core/panel/rota-contract';
import { presentRota } from '../../core/panel/rota-view';
import { createLimit } from '../beacon/limit';
import { audit, handled, readJson, refuse } from './answering';
import { askedFor, askerOf } from './asker';

/** Nobody changes a rota faster, and the page looks every few seconds. */
const PER_AGENT = { most: 30, per: 10 * SECOND };

/** How long (ms) a click waits for the hands to have heard it, and how often it looks. */
const WAITS = 4 * SECOND;
const LOOK_EVERY = 100;

/**
 * The rota's page, for supervisors. `GET /`: this week and the next 14 days. `POST /change`: one change, kept durably
 * before it is answered; the note in which it stands comes from the desk's own room.
 */
export function rotaDoor(world: World, panel: PanelConfig): Router {
  const router = Router();
  const fits = createLimit(PER_AGENT.most, PER_AGENT.per);
  router.use(askedFor(world, panel, 'desk'), (_request, response, next) =>
    fits(String(askerOf(response).agentId), world.clock.now()) ? next() : refuse(world, response, 'too-many'),
  );
  router.get(
    '/',
    handled(world, async (request, response) => {
      const agents = await agentsNow(world);
      if (agents === null) return refuse(world, response, 'chatwoot-away');
      audit(world, request, { agentId: askerOf(response).agentId });
      const names = agents.map(({ id, name }) => ({ id, name }));
      const view = presentRota(await onCallNow(world), world.clock.now(), world.policy(), names);
      response.set('cache-control', 'no-store').json(view);
    }),
  );
  router.post(
    '/change',
    handled(world, async (request, response) => {
      const { agentId } = askerOf(response);
      const body = await readJson(request);
      if (typeof body === 'string') return refuse(world, response, body, { agentId });
      const asked = rotaRequest.safeParse(body.value);
      if (!asked.success) return refuse(world, response, 'odd-request', { agentId });
      const { command, key } = asked.data;
      const agents = await agentsNow(world);
      if (agents === null) return refuse(world, response, 'chatwoot-away', { agentId });
      const id = digestOf([agentId, key]);
      const click = { id, at: world.clock.now(), by: agentId, agents: agents.map((agent) => agent.id) };
      const changed = changeOf(command, click, world.policy(), await onCallNow(world));
      audit(world, request, { agentId, command: command.name });
      if ('words' in changed)
        return void response.json({ result: 'refused', words: changed.words } satisfies RotaAnswer);
      await keep(world, changed.change, `rota:${id}`);
      response.json({ result: 'done', remark: changed.remark } satisfies RotaAnswer);
    }),
  );
  return router;
}

async function agentsNow(world: World): Promise<readonly Agent[] | null> {
  const agents = await world.chatwoot.agents({ priority: 'now' });
  return agents.kind === 'ok' ? agents.value : null;
}

async function onCallNow(world: World): Promise<OnCallMemory> {
  return onCallIn(await readFacts(world.redis, subjectKey(desk(world.accountId))));
}

/** Into the desk's mailbox; then it waits a moment for it to be heard, so that the page shows it at its next look. */
async function keep(world: World, change: DatedChange, id: string): Promise<void> {
  const subject = desk(world.accountId);
  const { at } = change;
  const event = { kind: 'rota-changed', id, subject, at, heardAt: at, via: 'panel', change } as const;
  await accept(world.redis, [event], at);
  world.bell.ring(subjectKey(subject));
  const until = world.clock.ticks() + WAITS;
  while (world.clock.ticks() < until) {
    if ((await onCallNow(world)).changes.some((one) => isHeard(one, change))) return;
    await world.clock.sleep(LOOK_EVERY);
  }
}

/** A second try of a click tells another time, and is not heard again. */
const isHeard = (one: DatedChange, change: DatedChange): boolean =>
  one.id === change.id && (one.change === null) === (change.change === null);
