import { smsStatus } from '../../practice/model/sms';
import { field } from './stand-in';
import { chat, client, last, messages, post, standStill, text, theDesk, wait } from './still-desk';

standStill();

describe("receipts: Chatwoot's ticks are wrong in both directions", () => {
  it('a message to a client who is offline is "sent", as if it had arrived, and stays so when they are back', async () => {
    await chat();
    await client('offline');
    await post('/messages', { content: 'are you there?' });
    wait(600);
    await client('close');
    await client('online');
    wait(60);
    expect((await last())['status']).toBe('sent');
  });

  it('a message becomes "read" soon after it comes while the chat is open, and never "delivered"', async () => {
    await chat();
    const seen: string[] = [];
    theDesk().model.listen((notice) => {
      if (notice.name === 'message.updated') seen.push(notice.message.status);
    });
    await post('/messages', { content: 'I am here' });
    wait(1);
    expect((await last())['status']).toBe('read');
    expect(new Set(seen)).toEqual(new Set(['read']));
  });

  it('a private note becomes "read" though the client never saw it', async () => {
    await chat();
    await client('close');
    await post('/messages', { content: 'a note', private: true });
    await client('open');
    wait(1);
    expect(await last()).toMatchObject({ private: true, status: 'read' });
  });

  it('what came after the read stays "sent"', async () => {
    await chat();
    await client('close');
    await client('read');
    wait(0.05);
    await post('/messages', { content: 'later' });
    wait(60);
    expect((await last())['status']).toBe('sent');
  });

  it('the same read is told twice now and then', async () => {
    await chat();
    const told: number[] = [];
    theDesk().model.listen((notice) => {
      if (notice.name === 'message.updated') told.push(notice.message.id);
    });
    for (let count = 0; count < 30; count += 1) {
      await post('/messages', { content: `message ${count}` });
      wait(2);
    }
    expect(told.length).toBeGreaterThan(new Set(told).size);
  });

  it.each([
    ['a late "sent" undoes "delivered"', ['delivered', 'sent'], 'sent', undefined],
    ['"undelivered" is a failure with its error text', ['undelivered'], 'failed', 'Error code: 30003'],
    ['the error text stays after a later "delivered"', ['undelivered', 'delivered'], 'delivered', 'Error code: 30003'],
    ['in-between states change nothing', ['queued', 'sending'], 'sent', undefined],
  ])('texts: %s', async (_words, statuses, status, error) => {
    theDesk().twilio.answersByItself = false;
    await text();
    await post('/messages', { content: 'Hi' });
    wait(3);
    const sid = String((await last())['source_id']);
    expect(sid).toMatch(/^SM/);
    for (const each of statuses) smsStatus(theDesk().model, sid, each, '30003');
    expect((await last())['status']).toBe(status);
    expect(field(await last(), 'content_attributes.external_error')).toBe(String(error));
  });

  it('texts: by itself a text is delivered within seconds, and never read', async () => {
    await text();
    await post('/messages', { content: 'Hi' });
    wait(10);
    expect((await last())['status']).toBe('delivered');
  });

  it('texts: after STOP a text is refused, and has no source_id', async () => {
    await text();
    await theDesk().tell('conversations/1/client-says', { text: ' stop ' });
    await post('/messages', { content: 'Hi' });
    wait(10);
    expect(await last()).toMatchObject({ status: 'failed', source_id: null });
    expect(field(await last(), 'content_attributes.external_error')).toContain('21610');
  });

  it('texts: a repeated inbound post makes two messages with one source_id', async () => {
    const body = { From: '+15551239999', Body: 'help', MessageSid: 'SMin1' };
    for (const again of [1, 2]) {
      const answer = await fetch(`${theDesk().url}/twilio/callback`, {
        method: 'POST',
        body: new URLSearchParams(body),
      });
      expect([again, answer.status]).toEqual([again, 204]);
    }
    expect((await messages()).filter((message) => message['source_id'] === 'SMin1')).toHaveLength(2);
  });

  it('texts: one that was given a source_id counts as sent and never goes out', async () => {
    await text();
    await post('/messages', { content: 'Hi', source_id: 'mine-1' });
    wait(30);
    expect(await last()).toMatchObject({ source_id: 'mine-1', status: 'sent' });
  });

  it('a deleted message keeps its status and loses every marker', async () => {
    await chat();
    const made = await post('/messages', { content: 'oops', content_attributes: { helpline: { intent: 'i-1' } } });
    await theDesk().ask('DELETE', `/conversations/1/messages/${field(made.data, 'id')}`, { as: 'ana' });
    expect((await last())['content_attributes']).toEqual({ deleted: true });
  });
});
