import type { NoteMarker } from '../kernel/event';
import type { Place, Value } from './fix';

/**
 * What our notes in the desk conversation say of the preflight, beside their words: durable, so that an emptied Redis
 * learns it again, and so that what was changed can be put back.
 */
export type PreflightNote =
  /** A person answered what cannot be read. */
  | { what: 'answer'; question: string; safe: boolean }
  /** Settings of one place are about to be switched off; `was` is what they were. */
  | { what: 'hardened'; place: Place; was: Readonly<Record<string, Value>> }
  /** The settings of that note were put back. */
  | { what: 'put-back'; noteId: number }
  /** Supervisors were told this. */
  | { what: 'told'; key: string }
  /** Written to see whether its webhook arrives. */
  | { what: 'proof'; proof: string };

const KIND = 'preflight';
const WAS = 'was_';

export function markerOf(note: PreflightNote): NoteMarker {
  switch (note.what) {
    case 'hardened': {
      const was = Object.entries(note.was).map(([setting, value]) => [`${WAS}${setting}`, value] as const);
      const id = 'id' in note.place ? note.place.id : null;
      return { kind: KIND, data: { what: note.what, place: note.place.kind, id, ...Object.fromEntries(was) } };
    }
    default:
      return { kind: KIND, data: note };
  }
}

/** Null when it is no marker of the preflight, or one that we do not understand. */
export function readPreflightNote({ kind, data }: NoteMarker): PreflightNote | null {
  if (kind !== KIND) return null;
  const { what, question, safe, noteId, key, proof } = data;
  if (what === 'answer' && typeof question === 'string' && typeof safe === 'boolean') return { what, question, safe };
  if (what === 'put-back' && typeof noteId === 'number') return { what, noteId };
  if (what === 'told' && typeof key === 'string') return { what, key };
  if (what === 'proof' && typeof proof === 'string') return { what, proof };
  const place = what === 'hardened' ? placeOf(data) : null;
  if (place === null) return null;
  const was = Object.entries(data).filter(([name]) => name.startsWith(WAS));
  return {
    what: 'hardened',
    place,
    was: Object.fromEntries(was.map(([name, value]) => [name.slice(WAS.length), value])),
  };
}

function placeOf({ place, id }: NoteMarker['data']): Place | null {
  if (place === 'account' || place === 'own-notifications') return { kind: place };
  const known = place === 'inbox' || place === 'automation' || place === 'campaign';
  return known && typeof id === 'number' ? { kind: place, id } : null;
}
