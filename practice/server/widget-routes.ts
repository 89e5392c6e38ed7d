import { createHmac } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { addVisitor } from '../model/contacts';
import { openConversation, tellTyping } from '../model/conversations';
import { FIRST_INBOXES } from '../model/first-day';
import { addMessage } from '../model/messages';
import type { ContactInbox, Conversation, JsonObject } from '../model/nouns';
import { clientReads } from '../model/receipts';
import { isPublic, messageRest } from '../model/shapes-messages';
import { smsArrives, smsStatus } from '../model/sms';
import { byId } from '../model/world';
import { objectOf, textOf } from './answering';
import type { Desk } from './desk';
import { notFound } from './refusal';

const base64 = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** JWT-shaped like Chatwoot's cookie: its payload names the visitor's source_id, and any page may read it. */
function tokenOf({ world }: Desk, { source_id, inbox_id }: ContactInbox): string {
  const text = `${base64({ alg: 'HS256' })}.${base64({ source_id, inbox_id })}`;
  return `${text}.${createHmac('sha256', String(world.account.created_at)).update(text).digest('base64url')}`;
}

/** What the client's page talks to, and the two addresses that Twilio calls. Neither of those checks a signature. */
export function widgetRoutes(router: Router, desk: Desk): void {
  const { world } = desk;
  const visitorOf = (token: unknown): ContactInbox | undefined =>
    [...world.contactInboxes.values()].find(
      (row) => row.inbox_id === FIRST_INBOXES.chat && tokenOf(desk, row) === token,
    );
  const chat = (
    path: string,
    run: (row: ContactInbox, body: JsonObject, of?: Conversation) => JsonObject | void,
  ): void => {
    router.post(`/api/v1/widget/${path}`, (req: Request, res: Response) => {
      const row = visitorOf(req.headers['x-auth-token']);
      if (!row) throw notFound();
      const theirs = [...world.conversations.values()].filter((each) => each.contact_inbox_id === row.id);
      res.json(run(row, objectOf(req.body), theirs.at(-1)) ?? {});
    });
  };
  router.post('/api/v1/widget/config', (req: Request, res: Response) => {
    const row = visitorOf(req.headers['x-auth-token']) ?? addVisitor(world, byId(world.inboxes, FIRST_INBOXES.chat));
    res.json({ token: tokenOf(desk, row), pubsub_token: row.pubsub_token });
  });
  chat('messages/list', (_row, _body, of) => {
    const payload = of ? of.messages.filter(isPublic).map((each) => messageRest(world, of, each)) : [];
    return { payload, seen: of?.contact_last_seen_at ?? 0 };
  });
  chat('messages', (row, body, of) => {
    const conversation = of ?? openConversation(world, row, { additional_attributes: pageOf(body) });
    const said = { content: textOf(body['content']) ?? '', content_attributes: { in_reply_to: null } };
    const sender = { type: 'Contact', id: row.contact_id } as const;
    return messageRest(
      world,
      conversation,
      addMessage(world, conversation, { message_type: 'incoming', ...said, sender }),
    );
  });
  chat('conversations/update_last_seen', (_row, _body, of) => of && clientReads(world, of));
  chat('conversations/toggle_typing', ({ contact_id: id }, body, of) => {
    if (of) tellTyping(world, of, { type: 'Contact', id }, body['typing_status'] === 'on');
  });
  chat('events', (contactInbox, body) => {
    const eventInfo = { ...pageOf(body), widget_language: 'en' };
    world.announce({ name: 'webwidget.triggered', contactInbox, eventInfo });
  });

  const twilio = (path: string, run: (form: JsonObject, sid: string) => void): void =>
    void router.post(`/twilio/${path}`, ({ body }: Request, res: Response) => {
      run(objectOf(body), String(objectOf(body)['MessageSid']));
      res.status(204).end();
    });
  twilio('callback', ({ From, Body }, sid) => smsArrives(world, String(From), String(Body), sid));
  twilio('delivery_status', ({ MessageStatus, ErrorCode }, sid) => {
    smsStatus(world, sid, String(MessageStatus), textOf(ErrorCode));
  });
}

/** What Chatwoot notes of the page and the browser, without asking. */
const pageOf = (body: JsonObject): JsonObject => ({
  browser: { browser_name: 'Chrome', browser_version: '156.0.0.0', device_name: 'Unknown' },
  ...{ browser_language: 'en', referer: textOf(body['referer']) ?? 'https://helpline.example/' },
  initiated_at: { timestamp: textOf(body['timestamp']) ?? 'unknown' },
});
