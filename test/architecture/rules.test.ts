import { cyclesOf } from './cycles';
import { readSource } from './read-source';
import { faultsOf } from './rules';

const check = (path: string, text: string): string[] => faultsOf(readSource(path, text));

/** Planted: each has to be found. */
const WRONG: [string, string][] = [
  ['core/kernel/a.ts', "import { x } from '../waiting/waiting';"],
  ['core/kernel/a.ts', "import type { z } from 'zod';"],
  ['core/kernel/a.ts', "import { readFileSync } from 'node:fs';"],
  ['core/kernel/a.ts', "export { x } from '../../adapters/clock';"],
  ['core/waiting/a.ts', "import type { x } from '../connection/connection';"],
  ['core/waiting/a.ts', "import { DateTime } from 'luxon';"],
  ['core/waiting/a.ts', "import { x } from '../rooms';"],
  ['core/waiting/a.ts', "import { x } from '../panel/contract';"],
  ['core/decide.ts', "import { x } from '../adapters/clock';"],
  ['core/decide.ts', "import { z } from 'zod';"],
  ['core/decide.ts', "type X = import('../adapters/clock').Clock;"],
  ['core/panel/a.ts', "import { x } from '../../plugin/app';"],
  ['adapters/a.ts', "import { x } from '../worker/perform';"],
  ['adapters/a.ts', "const x = await import('../plugin/app');"],
  ['adapters/a.ts', "const x = require('../plugin/app');"],
  ['adapters/a.ts', "import { x } from '../practice/clock';"],
  ['plugin/a.ts', "import { x } from '../worker/perform';"],
  ['plugin/a.ts', "import { x } from '../practice/clock';"],
  ['plugin/a.ts', "import axios from 'axios';"],
  ['plugin/a.ts', "import { Redis } from 'ioredis';"],
  ['plugin/a.ts', "import { readFileSync } from 'node:fs';"],
  ['plugin/a.ts', 'await fetch(address);'],
  ['worker/a.ts', "import { x } from '../plugin/app';"],
  ['worker/a.ts', "import { Queue } from 'bullmq';"],
  ['worker/a.ts', "import http from 'node:http';"],
  ['worker/a.ts', 'globalThis.fetch(address);'],
  ['plugin/beacon/page/a.ts', "import { x } from '../door';"],
  ['plugin/beacon/page/a.ts', "import { x } from '../../../adapters/clock';"],
  ['plugin/beacon/page/a.ts', "import { z } from 'zod';"],
  ['dashboard-app/panel/a.ts', "import { x } from '../../plugin/app';"],
  ['dashboard-app/panel/A.vue', `<script setup lang="ts">\nimport { x } from '../../adapters/clock';\n</script>`],
  ['dashboard-app/panel/a.ts', "import axios from 'axios';"],
  ['dashboard-app/panel/A.vue', '<template><p v-html="words" /></template>'],
  ['dashboard-app/panel/a.ts', 'element.innerHTML = words;'],
  ['practice/pages/a.js', 'element.insertAdjacentHTML(place, words);'],
  ['plugin/a.ts', "import { x } from '../dashboard-app/panel/view';"],
  ['practice/a.ts', "import type { x } from '../core/kernel/event';"],
  ['eval/judge/a.ts', "import { x } from '../../core/connection/words';"],
  ['eval/judge/a.ts', "import type { x } from '../../core/kernel/instant';"],
  ['eval/judge/a.ts', "import { x } from '../harness/show';"],
  ['eval/world/a.ts', "import { x } from '../../core/kernel/instant';"],
  ['eval/world/a.ts', "import { x } from '../../plugin/beacon/hear-page';"],
  ['eval/world/a.ts', 'const x = Math.random();'],
  ['cli/a.ts', "import { x } from '../test/support/redis';"],
  ['adapters/a.ts', "import { x } from '../test/support/redis';"],
  ['bench/a.ts', "import { x } from '../test/support/redis';"],
  ['worker/loops/a.ts', "import { send } from '../../adapters/sending/send';"],
  ['plugin/doors/a.ts', "import { send } from '../../adapters/sending/send';"],
  ['cli/a.ts', "import { send } from '../adapters/sending/send';"],
  ['worker/hands/a.ts', 'await world.chatwoot.postMessage(post);'],
  ['plugin/say.ts', 'await world.chatwoot.postMessage(post);'],
  ['cli/a.ts', 'await api.postMessage(post);'],
  ['worker/a.ts', 'await world.pager?.twilio?.send({ to, from, text: `${contact.name}: ${message.content}` });'],
  ['worker/hands/a.ts', "import { twilioPager } from '../../adapters/twilio/twilio-pager';"],
  ['plugin/a.ts', 'await webhook.send(page);'],
  ['adapters/a.ts', 'const x = process.env.HOME;'],
  ['cli/a.ts', "const x = process.env['HOME'];"],
  ['plugin/a.ts', 'const { env } = process;'],
  ['core/kernel/a.ts', 'const x = Date.now();'],
  ['core/kernel/a.ts', 'const x = DateTime.now();'],
  ['adapters/a.ts', 'const x = new Date();'],
  ['worker/a.ts', 'const x = performance.now();'],
  ['plugin/a.ts', 'const { now } = performance;'],
  ['practice/a.ts', 'const x = process.hrtime.bigint();'],
  ['adapters/a.ts', 'setTimeout(f, 3);'],
  ['cli/a.ts', 'setInterval(f, 3);'],
  ['core/waiting/a.ts', 'const x = Math.random();'],
  ['core/waiting/a.ts', 'const x = crypto.randomUUID();'],
  ['adapters/a.test.ts', "nock('http://x');"],
  ['test/a.ts', "nock('http://x');"],
  ['core/kernel/a.ts', 'x;\n'.repeat(250)],
  ['adapters/utils.ts', ''],
  ['adapters/http-helpers.ts', ''],
  ['plugin/manager/a.ts', ''],
];

/** Allowed: nothing may be found. */
const RIGHT: [string, string][] = [
  ['core/kernel/a.ts', "import { DateTime } from 'luxon'; import { b } from './b';"],
  ['core/waiting/a.ts', "import { x } from '../kernel/event'; import { y } from './note';"],
  ['core/waiting/a.ts', "import { x } from '../texts/shipped-text';"],
  ['adapters/sending/a.ts', 'await world.chatwoot.postMessage(post);'],
  ['adapters/sending/a.ts', 'await pager.twilio.send(page); await pager.webhook?.send(page);'],
  ['worker/a.ts', "import type { Paged } from '../adapters/twilio/twilio-pager';"],
  ['core/rooms.ts', "import { x } from './waiting/waiting'; import { y } from './kernel/room';"],
  ['core/panel/a.ts', "import { z } from 'zod'; import { x } from '../connection/verdict';"],
  ['core/waiting/a.test.ts', "import fc from 'fast-check'; import { x } from '../connection/connection';"],
  [
    'adapters/a.ts',
    "import { Redis } from 'ioredis'; import { x } from '../core/decide'; new Date(instant); '// Date.now()';",
  ],
  ['adapters/a.ts', '// setTimeout(f), process.env.HOME, Date.now()\nsocket.setTimeout(3);'],
  ['adapters/a.test.ts', "import { x } from '../test/support/redis'; process.env.HOME; Date.now();"],
  ['plugin/a.ts', "import express from 'express'; import http from 'node:http'; import type { Redis } from 'ioredis';"],
  ['worker/perform-note.ts', "import { send } from '../adapters/sending/send';"],
  ['worker/hands/note.ts', "import { send } from '../../adapters/sending/send';"],
  ['plugin/say.ts', "import { send } from '../adapters/sending/send';"],
  ['worker/a.ts', "import type { send } from '../adapters/sending/send'; import { Clock } from '../adapters/clock';"],
  ['adapters/config/a.ts', 'process.env.HOME;'],
  ['adapters/clock.ts', 'Date.now(); setTimeout(f, 3);'],
  ['practice/a.ts', "import { WebSocketServer } from 'ws'; import { x } from './clock';"],
  ['cli/a.ts', "import { x } from '../worker/perform'; import { y } from '../practice/clock';"],
  ['cli/start.mjs', 'process.env.HOME;'],
  ['practice/pages/widget.js', 'setTimeout(f, 3); new Date();'],
  [
    'plugin/beacon/page/report.ts',
    "import { x } from './look'; import { y } from '../../../core/decide'; fetch('/beat');",
  ],
  [
    'dashboard-app/panel/A.vue',
    `<script setup lang="ts">\nimport { ref } from 'vue'; import type { X } from '../../core/panel/contract'; fetch('/panel');\n</script>`,
  ],
  ['dashboard-app/vite.config.mjs', "import { defineConfig } from 'vite';"],
  ['bench/a.ts', 'performance.now();'],
  ['test/support/http-mock.ts', "nock('http://x');"],
  ['core/kernel/a.ts', 'x;\n'.repeat(249)],
  ['adapters/redis/commonplace.ts', ''],
];

it.each(WRONG)('finds fault with %s: %j', (path, text) => {
  expect(check(path, text)).toHaveLength(1);
});

it.each(RIGHT)('has nothing against %s: %j', (path, text) => {
  expect(check(path, text)).toEqual([]);
});

it('finds files that need each other, by whatever way round, and only when they run', () => {
  const a = readSource('core/a.ts', "import { b } from './b'; import { d } from './d';");
  const b = readSource('core/b.ts', "export { c } from './c';");
  const d = readSource('core/d.ts', "import type { A } from './a';");
  expect(cyclesOf([a, b, d, readSource('core/c.ts', "import { a } from './a';")])).toEqual([
    'core/a.ts -> core/b.ts -> core/c.ts -> core/a.ts',
  ]);
  expect(cyclesOf([a, b, d, readSource('core/c.ts', "import type { a } from './a';")])).toEqual([]);
});
