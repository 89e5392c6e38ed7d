import type { NoteEffect, PageOnCallEffect, TextToClientEffect } from '../../core/kernel/effect';
import { checkNote, checkPage, checkText, type Stopped } from '../../adapters/sending/last-check';
import type { World } from '../../adapters/world';
import { handleSubject } from '../handle-subject';

const here = (world: World) => ({ world, drain: (subject: string) => handleSubject(world, subject) });

/** {@link checkNote}, with the mail handled by this worker itself. */
export const lastCheckOfNote = (world: World, subject: string, effect: NoteEffect): Promise<Stopped> =>
  checkNote(here(world), subject, effect);

/** {@link checkText}, with the mail handled by this worker itself. */
export const lastCheckOfText = (world: World, subject: string, effect: TextToClientEffect): Promise<Stopped> =>
  checkText(here(world), subject, effect);

/** {@link checkPage}, with the mail handled by this worker itself. */
export const lastCheckOfPage = (world: World, subject: string, effect: PageOnCallEffect): Promise<Stopped> =>
  checkPage(here(world), subject, effect);
