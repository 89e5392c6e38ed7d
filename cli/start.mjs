// `npm start`: all the set-up, then the main job. With CHATWOOT_URL (in the environment or in .env) it serves that
// Chatwoot; without it, it shows the practice desk. It is the supervisor too: what ends by its own canary is started anew.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { buildPanel } from './build-panel.mjs';
import { layOutNight, PAGES_NUMBER } from './practice-night.mjs';
import { ENV_FILE, environment, PRACTICE_ENV_FILE } from './env-files.mjs';
import { prepare, program, ROOT, run } from './prepare.mjs';

/** The exit code with which the service or the worker asks to be started anew. */
const START_ANEW = 70;
const PRACTICE_DATA = join(ROOT, 'data/practice');
const PRACTICE_PORT = '4100';
const children = new Set();
let ending = false;

async function main() {
  await prepare();
  if ((await run(program('tsc'), ['-b'])) !== 0) throw new Error('It could not be built; the compiler says above why.');
  await buildPanel();
  const env = existsSync(ENV_FILE) || process.env.ENV_FILE ? environment() : { ...process.env };
  if (env.CHATWOOT_URL) return serve(env);
  return practise(env);
}

/** Serves a real Chatwoot. Whatever is wrong with the settings is said by the program itself. */
async function serve(env) {
  process.exitCode = await supervise(env);
}

/** A stand-in Chatwoot in a process of its own, set up as a real one would be, and the plugin beside it. */
async function practise(env) {
  const speed = env.SIM_SPEED ?? '1';
  const since = String(Date.now());
  // The stand-in keeps nothing between two starts, so what we knew of it is forgotten too.
  rmSync(PRACTICE_DATA, { recursive: true, force: true });
  mkdirSync(PRACTICE_DATA, { recursive: true, mode: 0o700 });
  const night = layOutNight(PRACTICE_DATA, env);
  const practice = await startPractice(speed, since);
  const port = env.PORT ?? '4000';
  const tokenFile = join(PRACTICE_DATA, 'admin-token');
  writeFileSync(tokenFile, practice.tokens.admin, { mode: 0o600 });
  const ours = {
    ...env,
    PRACTICE: 'true',
    SIM_SPEED: speed,
    SIM_SINCE: since,
    PORT: port,
    DATA_DIR: PRACTICE_DATA,
    LOG_LEVEL: env.LOG_LEVEL ?? 'warn',
    ENV_FILE: PRACTICE_ENV_FILE,
    BEACON_ORIGINS: practice.url,
    TWILIO_ACCOUNT_SID: practice.carrier.accountSid,
    TWILIO_AUTH_TOKEN: practice.carrier.token,
    TWILIO_API_URL: practice.url,
    ...night.environment(`http://127.0.0.1:${port}`),
  };
  const setup = ['--url', practice.url, '--token-file', tokenFile, '--plugin-url', `http://127.0.0.1:${port}`];
  const quiet = { env: ours, stdio: ['ignore', 'ignore', 'inherit'] };
  const words = [...setup, '--account', '1', '--write', PRACTICE_ENV_FILE, '--yes'];
  const code = await run(process.execPath, [join(ROOT, 'dist/cli/setup.js'), ...words], quiet);
  if (code !== 0) throw new Error('The practice desk could not be set up.');
  await pasteLine(practice.url);
  await tell(`${practice.url}/practice/carrier/numbers`, {
    number: PAGES_NUMBER,
    textUrl: `http://127.0.0.1:${port}/twilio/inbound`,
  });
  tellWhereToLook(practice.pages, port);
  process.exitCode = await supervise(environment(ours));
}

/** What a super administrator does by hand: the line that setup prints goes into the stand-in's DASHBOARD_SCRIPTS. */
function pasteLine(url) {
  const words = [join(ROOT, 'dist/cli/setup.js'), '--line', '--write', PRACTICE_ENV_FILE];
  const { status, stdout } = spawnSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The line could not be put in: ${stdout}`);
  return tell(`${url}/practice/dashboard-scripts`, { html: stdout.trim() });
}

function tell(url, body) {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Starts the stand-in and waits for its one line; `tokens` and `pages` are in it. */
function startPractice(speed, since) {
  const words = ['--port', PRACTICE_PORT, '--speed', speed, '--anchor', since, '--seed-conversation'];
  const child = begin([join(ROOT, 'dist/practice/main.js'), ...words], process.env, ['ignore', 'pipe', 'inherit']);
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', () => reject(new Error(`The practice desk ended. Is something else at port ${PRACTICE_PORT}?`)));
  });
}

function tellWhereToLook(pages, port) {
  console.log(`
The practice desk is ready. Nothing here is real: no client, no Chatwoot, no message leaves this machine.

  Begin here              ${pages.start}
  Write as a client       ${pages.client}
  Answer as an advocate   ${pages.agent}
  Be on call              ${pages.phones}
  Make things go wrong    ${pages.switches}
  The plugin's health     http://127.0.0.1:${port}/readyz

One client has already written. Open the advocate's screen, look at "Conversation Information" beside the thread, and
leave the client waiting for a minute. Whoever is on call is paged meanwhile: open their phones. Ctrl-C ends everything.
`);
}

/** Runs the plugin; starts it anew, after a second, when it asks for it or was killed. Resolves with its exit code. */
async function supervise(env) {
  for (;;) {
    const child = begin([join(ROOT, 'dist/cli/serve.js')], env, 'inherit');
    const [code, signal] = await new Promise((resolve) => child.once('exit', (...how) => resolve(how)));
    if (ending) return 0;
    if (signal === null && code !== START_ANEW) return code;
    console.error(`The plugin ended (${signal ?? code}); starting it anew.`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

function begin(words, env, stdio) {
  // A group of its own: Ctrl-C reaches only us, and we end the others in order.
  const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio, detached: true });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function endAll() {
  if (ending) return;
  ending = true;
  for (const child of children) child.kill('SIGTERM');
  const waiting = setInterval(() => {
    if (children.size > 0) return;
    clearInterval(waiting);
    process.exit(0);
  }, 50);
}
process.on('SIGINT', endAll).on('SIGTERM', endAll);
// However we end, nobody is left behind.
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

main()
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  })
  .finally(endAll);
