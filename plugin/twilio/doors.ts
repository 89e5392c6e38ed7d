import { Router, type Request, type Response } from 'express';
import type { Pager } from '../../adapters/on-call/pager';
import { accept } from '../../adapters/redis/mailbox';
import { isByTwilio, pageIn } from '../../adapters/twilio/twilio-signature';
import type { World } from '../../adapters/world';
import type { Spent } from '../../core/kernel/credits-events';
import type { OnCallEvent } from '../../core/kernel/on-call-events';
import { desk, subjectKey } from '../../core/kernel/subject';
import { refOf } from '../../core/on-call/page-id';
import { readBody } from '../read-body';
import { callTwiml, HEARD, NOTHING_TO_SAY, TAKEN } from './twiml';
import { heardInbound, heardStatus } from './hear-twilio';
import { logReply } from './log-reply';
import { spentByCall, spentByText } from './hear-spent';

const LARGEST_BODY = 20_000;

type Ways = { pager: Pager; twilio: NonNullable<Pager['twilio']> };
type Asked = { query: URLSearchParams; fields: URLSearchParams };

/**
 * The doors for the number of the pages, all signed by Twilio and checked before anything is read: a reply by text, a key
 * pressed in a call, and what became of a page. Nothing of it is ever a client's; of a text only its letter is kept. 403:
 * not signed by Twilio, nothing changed. 503: Redis is away, Twilio asks again or not. A replay changes nothing.
 */
export function twilioDoors(world: World): Router {
  const router = Router();
  const { pager } = world;
  if (!pager?.twilio) return router;
  const ways = { pager, twilio: pager.twilio };
  const at = (path: string, answer: (asked: Asked) => Promise<string>): void => {
    router.post(path, (request, response) => {
      void hear(world, ways, request, response, answer).catch((error: unknown) => {
        world.log.error({ door: 'twilio', error }, 'what Twilio told was not kept');
        response.status(503).end();
      });
    });
  };
  at('/twilio/inbound', async ({ fields }) => {
    const agentId = pager.numbers.whose(fields.get('From') ?? '');
    const said = agentId === null ? null : heardInbound(agentId, fields.get('Body') ?? '');
    await logReply(world, agentId, said);
    await keepSpent(world, spentByText(fields));
    if (said) await keep(world, said, `inbound:${fields.get('MessageSid') ?? ''}`);
    return NOTHING_TO_SAY;
  });
  at('/twilio/status', async ({ query, fields }) => {
    const page = pageIn(ways.twilio.authToken, query);
    const said = page === null ? null : heardStatus(page, fields);
    if (page !== null) await keepSpent(world, spentByCall(fields));
    if (said) await keep(world, said, `status:${said.page}:${said.status}`);
    return NOTHING_TO_SAY;
  });
  at('/twilio/voice', async ({ query, fields }) => {
    const page = pageIn(ways.twilio.authToken, query);
    const ref = page === null ? null : refOf(page);
    if (page === null || ref === null) return NOTHING_TO_SAY;
    const { language } = world.policy();
    if (fields.get('Digits') === null) return callTwiml(language, ways.twilio.addresses(page).voiceUrl);
    if (fields.get('Digits') !== '1') return HEARD[language];
    await keep(world, { kind: 'page-taken', agentId: ref.agentId, how: 'key', ring: ref.ring }, `key:${page}`);
    return TAKEN[language];
  });
  return router;
}

async function hear(
  world: World,
  { pager, twilio }: Ways,
  request: Request,
  response: Response,
  answer: (asked: Asked) => Promise<string>,
): Promise<void> {
  const raw = await readBody(request, LARGEST_BODY);
  if (typeof raw === 'string') return void response.status(413).end();
  const fields = new URLSearchParams(raw.toString('utf8'));
  const signature = request.header('x-twilio-signature') ?? '';
  if (!isByTwilio(twilio.authToken, `${pager.publicUrl}${request.originalUrl}`, fields, signature)) {
    world.count('twilio_forged');
    return void response.status(403).end();
  }
  const query = new URL(request.originalUrl, 'http://here').searchParams;
  response.type('text/xml').send(await answer({ query, fields }));
}

/** What it costs stands in the ledger, whoever it was. Errors: Redis away. */
const keepSpent = (world: World, spent: Spent | null): Promise<void> =>
  spent === null ? Promise.resolve() : keep(world, { kind: 'desk-spent', spent }, `spent:${spent.id}`);

/** `id` is Twilio's own where it has one: heard twice it is dropped. Errors: Redis away. */
async function keep(world: World, said: OnCallEvent | { kind: 'desk-spent'; spent: Spent }, id: string): Promise<void> {
  const subject = desk(world.accountId);
  const now = world.clock.now();
  const heard = { id, at: now, heardAt: now, via: 'twilio' as const, subject };
  const { ring } = await accept(world.redis, [{ ...heard, ...said }], now);
  if (ring) world.bell.ring(subjectKey(subject));
}
