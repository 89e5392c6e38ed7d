import { newestPopup } from '../../adapters/redis/newest-popup';
import type { HelplineEvent } from '../../core/kernel/event';
import { noFacts, type DeskFacts } from '../../core/kernel/facts';
import { desk } from '../../core/kernel/subject';
import { examine, type Examined } from '../../core/preflight/examine';
import { isGreen, standingOf, type Standing } from '../../core/preflight/green';
import { servicesOf, type Settings } from '../../core/preflight/settings';
import { learn } from '../../core/learn';
import { longestValidity } from '../../adapters/twilio/messaging-service';
import { readDeskNotes, type DeskNote } from '../../adapters/chatwoot/read-desk-notes';
import type { Doctor } from './doctor';

/** How things stand at this moment: the settings, what is dangerous in them, and what people answered. */
export type Looked = Examined & {
  settings: Settings;
  notes: readonly DeskNote[];
  standing: Standing;
  green: boolean;
  /** The reading, as the running helpline hears it. */
  event: HelplineEvent;
};

/** Reads everything anew, and judges it by the very rules of the helpline that is running. @throws ChatwootError */
export async function look(doctor: Doctor): Promise<Looked> {
  const { api, clock, config, redis } = doctor;
  const subject = desk(config.chatwoot.accountId);
  const at = clock.now();
  const read = await api.settings();
  if (read.kind !== 'ok') throw read.error;
  const services = servicesOf(read.value);
  const textValidity = services && config.twilio && (await longestValidity(config.twilio, services));
  const settings = { ...read.value, popupShown: redis && (await newestPopup(redis)), textValidity };
  const examined = examine(settings);
  const notes = await readDeskNotes(doctor.api, doctor.us, doctor.clock.now());
  const heard = { id: `preflight:${at}`, subject, at, heardAt: clock.now(), via: 'ourselves' as const };
  const dangers = examined.findings.map(({ id, inboxId }) => ({ id, inboxId }));
  const event = { ...heard, kind: 'preflight-read' as const, dangers, asked: examined.asked };
  const facts = [...notes, event].reduce<DeskFacts>(learn, noFacts(subject) as DeskFacts);
  const standing = standingOf(facts, clock.now()) ?? { dangers, open: examined.asked };
  return { ...examined, settings, notes, standing, green: isGreen(facts, clock.now()), event };
}
