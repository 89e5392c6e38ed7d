import { accept } from '../../adapters/redis/mailbox';
import { sentenceOf } from '../setup/complaint';
import { askQuestions, keepAnswers } from './ask-questions';
import { checkThings, checkToken } from './check-chatwoot';
import { checkHere } from './check-here';
import { checkPanel } from './check-panel';
import { checkWebhook } from './check-webhook';
import { doctorOf, type Doctor, type DoctorParts } from './doctor';
import { harden } from './harden';
import { isHint, type InstallFault } from './install-fault';
import { look, type Looked } from './look';
import { putBack } from './put-back';
import { reportJson, reportLines } from './report';

/** The command line. `answer`: what only a person can tell, such as `transcripts=yes`. */
export type DoctorOptions = { harden?: boolean; putBack?: boolean; json?: boolean; yes?: boolean; answer?: string[] };

/** Looks, changes if that is wanted, looks again and tells. The exit code: 0 when all works and is green. */
export async function runDoctor(options: DoctorOptions, parts: DoctorParts): Promise<number> {
  const { say } = parts;
  const doctor = doctorOf(options.json ? { ...parts, ask: null, say: () => {} } : parts);
  try {
    const faults = await examineInstall(doctor);
    const looked = canLook(faults) ? await treat(doctor, options) : null;
    if (options.json) say(JSON.stringify(reportJson(faults, looked, doctor.language), null, 2));
    else reportLines(faults, looked, doctor.language).forEach(say);
    return looked?.green && faults.every(isHint) ? 0 : 1;
  } catch (error) {
    const { url, internalUrl } = doctor.config.chatwoot;
    say(sentenceOf(error, internalUrl ?? url));
    return 1;
  }
}

/** Everything that can be wrong with the installation. Without Chatwoot or its token nothing more can be said. */
async function examineInstall(doctor: Doctor): Promise<readonly InstallFault[]> {
  const first = await checkToken(doctor);
  if (!canLook(first)) return [...first, ...(await checkHere(doctor))];
  const things = await checkThings(doctor);
  const webhook = await checkWebhook(doctor, canLook(things));
  const panel = await checkPanel(doctor);
  return [...first, ...things, ...webhook, ...panel, ...(await checkHere(doctor))];
}

/** Without the desk's own conversation nothing is written anywhere: what is at its number may be a client's. */
const canLook = (faults: readonly InstallFault[]): boolean =>
  !faults.some(({ id }) => ['chatwoot-away', 'token-refused', 'token-not-admin', 'desk-missing'].includes(id));

async function treat(doctor: Doctor, options: DoctorOptions): Promise<Looked> {
  const looked = await look(doctor);
  await keepAnswers(doctor, options.answer ?? []);
  if (options.putBack) await putBack(doctor, looked, options.yes ?? false);
  else if (options.harden) await harden(doctor, looked, options.yes ?? false);
  else if (!options.answer) await askQuestions(doctor, looked);
  const after = await look(doctor);
  await tellHelpline(doctor, after);
  return after;
}

/** The helpline that is running need not wait for its own next reading. */
async function tellHelpline({ redis, clock }: Doctor, { event, notes }: Looked): Promise<void> {
  const marked = notes.filter(({ marker }) => marker !== null);
  if (redis) await accept(redis, [...marked, event], clock.now());
}
