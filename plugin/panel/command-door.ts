import type { RequestHandler, Response } from 'express';
import type { PanelConfig } from '../../adapters/config/config';
import { accept } from '../../adapters/redis/mailbox';
import type { World } from '../../adapters/world';
import type { HelplineEvent } from '../../core/kernel/event';
import { SECOND } from '../../core/kernel/instant';
import { conversation, subjectKey } from '../../core/kernel/subject';
import { commandRequest, type CommandAnswer, type PanelCommand } from '../../core/panel/command-contract';
import { heldBackWords, UNKNOWN_WORDS } from '../../core/panel/held-back-words';
import type { PanelErrorCode } from '../../core/panel/exchange-contract';
import type { Said } from '../say/said';
import { say } from '../say/say';
import { createLimit } from '../beacon/limit';
import { audit, handled, readJson, refuse } from './answering';
import { askedFor, askerOf, conversationOf } from './asker';
import { eventOfClick, eventOfSaid, idOfClick, type Click } from './command-events';
import { sayingOf } from './saying-of';
import { sessionOf } from './session-of';

/** Nobody clicks faster. */
const PER_AGENT = { most: 30, per: 10 * SECOND };

/**
 * One click: `POST /panel/command`, and where Chatwoot's cookie comes to, `POST /exchange/say`. What needs no words of
 * theirs is heard once it is kept durably; what they say is done once it stands in the thread. What comes of a click that
 * was heard the stream shows (0080).
 */
export function commandDoor(world: World, panel: PanelConfig): RequestHandler[] {
  const fits = createLimit(PER_AGENT.most, PER_AGENT.per);
  return [
    askedFor(world, panel, 'conversation'),
    handled(world, async (request, response) => {
      const asker = askerOf(response);
      const who = { agentId: asker.agentId, conversationId: conversationOf(asker) };
      const at = world.clock.now();
      if (!fits(String(asker.agentId), at)) return refuse(world, response, 'too-many', who);
      const body = await readJson(request);
      if (typeof body === 'string') return refuse(world, response, body, who);
      const asked = commandRequest.safeParse(body.value);
      if (!asked.success) return refuse(world, response, 'odd-request', who);
      const { command, key } = asked.data;
      const subject = conversation(asker.accountId, who.conversationId);
      const click = { subject, agentId: asker.agentId, at, key };
      const event = eventOfClick(command, click);
      if (event !== null) {
        audit(world, request, { ...who, command: command.name });
        await tell(world, event);
        world.count('panel_command');
        return answer(response, { result: 'heard', id: event.id, messageId: null });
      }
      const saying = await sayingOf(world, asker, command, click, sessionOf(world, request, asked.data));
      if (typeof saying === 'string') return refuse(world, response, saying, who);
      audit(world, request, { ...who, command: command.name });
      const stands = await say(world, { subject, agentId: asker.agentId, key }, saying);
      const said = await withWhatFollows(world, stands, eventOfSaid(command, click));
      world.count('panel_command');
      world.log.info({ door: 'panel', ...who, command: command.name, state: said.kind }, 'panel: said');
      const known = answerOf(said, command, click, world);
      if (typeof known === 'string') return refuse(world, response, known, who);
      answer(response, known);
    }),
  ];
}

async function tell(world: World, event: HelplineEvent): Promise<void> {
  await accept(world.redis, [event], world.clock.now());
  world.bell.ring(subjectKey(event.subject));
}

/** Its words stand; what follows from them may fail to be kept, and then nobody can say that all of it was done. */
async function withWhatFollows(world: World, said: Said, then: HelplineEvent | null): Promise<Said> {
  if (said.kind !== 'said' || then === null) return said;
  try {
    await tell(world, then);
    return said;
  } catch (error) {
    world.log.warn({ door: 'panel', error }, 'panel: said, and what follows was not kept');
    return { kind: 'unknown' };
  }
}

const answer = (response: Response, known: CommandAnswer): void => void response.json(known);

/** Its words stand in the thread, and whether it counts the rules have to say yet. */
const isOnlyHeard = ({ name }: PanelCommand): boolean => name === 'lift' || name === 'read-back';

function answerOf(said: Said, command: PanelCommand, click: Click, world: World): CommandAnswer | PanelErrorCode {
  const { language } = world.policy();
  switch (said.kind) {
    case 'said':
      return isOnlyHeard(command)
        ? { result: 'heard', id: idOfClick(click), messageId: said.messageId }
        : { result: 'done', messageId: said.messageId };
    case 'held-back':
      return { result: 'held-back', reason: said.reason, words: heldBackWords(said.reason, language) };
    case 'unknown':
      return { result: 'unknown', words: UNKNOWN_WORDS[language] };
    case 'away':
      return 'chatwoot-away';
    case 'refused':
      return 'not-allowed';
  }
}
