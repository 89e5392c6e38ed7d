import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CHATWOOT_VARIABLES, LOCAL_VARIABLES } from '../adapters/config/variables';
import { checkRedis } from '../adapters/redis/check-redis';
import { connectRedis } from '../adapters/redis/redis-address';
import { FAULT_WORDS } from '../cli/doctor/fault-words';
import { POLICY_PATH } from '../adapters/policy/meant-policy';
import { readSource } from './architecture/read-source';
import { startTestRedis } from './support/redis-server';

const ROOT = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const here = (path: string): boolean => existsSync(join(ROOT, path));

const container = z.object({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  healthcheck: z.object({ disable: z.boolean().optional() }).loose().optional(),
  read_only: z.boolean().optional(),
});
const compose = z
  .object({
    services: z.record(z.string(), container),
    networks: z.record(z.string(), z.object({ external: z.boolean().optional(), internal: z.boolean().optional() })),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(read('docker/compose.yaml'), { merge: true }));
const { 'helpline-service': service, 'helpline-worker': worker, 'helpline-redis': redis } = compose.services;

/** The Dockerfile as `[instruction, rest]`, without comments, continued lines joined; by stage. */
const stages = read('docker/Dockerfile')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const)
  .reduce<(readonly [string, string])[][]>((all, line) => {
    if (line[0] === 'FROM') all.push([]);
    all.at(-1)?.push(line);
    return all;
  }, []);
const last = stages.at(-1) ?? [];
const rest = (instruction: string): string[] => last.filter(([name]) => name === instruction).map(([, text]) => text);

/** What whoever runs it with Docker has to be able to do inside. */
const COMMANDS = ['setup', 'doctor', 'stop-sending', 'parked', 'on-call', 'connection', 'credits', 'policy'];

describe('the compose file', () => {
  it('has the service, the worker and their own Redis, and no more', () => {
    expect(Object.keys(compose.services)).toEqual(['helpline-service', 'helpline-worker', 'helpline-redis']);
    expect([service?.environment?.['ROLE'], worker?.environment?.['ROLE']]).toEqual(['service', 'worker']);
    expect(service?.image).toBe(worker?.image);
  });

  it('opens the service to this machine alone, where the proxies look for it, and Redis to nobody', () => {
    expect(service?.ports).toEqual(['127.0.0.1:${HELPLINE_PORT:-4000}:4000']);
    expect(service?.environment?.['PORT']).toBe('4000');
    for (const proxy of ['nginx.conf', 'Caddyfile'])
      expect(read(`docker/proxy/${proxy}`)).toMatch(/[ /]127\.0\.0\.1:4000\b/);
    expect([worker?.ports, redis?.ports]).toEqual([undefined, undefined]);
    expect(redis?.networks).toEqual(['helpline']);
    expect(compose.networks['helpline']?.internal).toBe(true);
    expect(compose.networks['chatwoot']?.external).toBe(true);
    for (const plugin of [service, worker]) expect(plugin?.networks).toEqual(['chatwoot', 'helpline']);
  });

  it('names variables that there are, and every secret comes from the file', () => {
    const known = { ...CHATWOOT_VARIABLES, ...LOCAL_VARIABLES };
    for (const plugin of [service, worker]) {
      expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(plugin?.environment ?? {})));
      expect(Object.keys(plugin?.environment ?? {}).filter((name) => name.startsWith('CHATWOOT_'))).toEqual([]);
      expect(plugin?.env_file).toBe('../.env');
    }
    expect(worker?.environment?.['REDIS_URL']).toBe('redis://helpline-redis:6379');
  });

  it('builds from files that are there, and mounts what is there or declared', () => {
    expect(normalize(join('docker', service?.build?.context ?? ''))).toMatch(/^\.\/?$/);
    expect(here(service?.build?.dockerfile ?? '')).toBe(true);
    const sources = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0] ?? ''),
    );
    const named = sources.filter((source) => !source.startsWith('.'));
    expect(Object.keys(compose.volumes)).toEqual(named);
    expect(sources.filter((source) => source.startsWith('./') && !here(join('docker', source)))).toEqual([]);
  });

  it('has the policy, and the numbers of those on call, at the path that setup writes for all ways of running', () => {
    const workdir = rest('WORKDIR')[0] ?? '';
    for (const plugin of [service, worker]) {
      expect(plugin?.environment?.['POLICY_FILE']).toBe(POLICY_PATH);
      const [from, to, how] = plugin?.volumes[0]?.split(':') ?? [];
      expect([join('docker', from ?? ''), to, how]).toEqual([
        dirname(POLICY_PATH).slice(2),
        join(workdir, dirname(POLICY_PATH)),
        'ro',
      ]);
    }
  });

  it('gives the plugin no file system to write to', () => {
    expect([service?.read_only, worker?.read_only]).toEqual([true, true]);
  });
});

describe("the plugin's Redis", () => {
  it('passes our own check with the settings of redis.conf', async () => {
    const lines = read('docker/redis.conf').split('\n');
    const settings = lines.filter((line) => /^(append|aof|maxmemory|save)/.test(line)).map((line) => line.split(' '));
    expect(settings.map(([name]) => name)).toEqual(
      expect.arrayContaining(['appendonly', 'appendfsync', 'save', 'maxmemory-policy']),
    );
    const server = await startTestRedis();
    const connection = connectRedis(server.address, 'waiter');
    for (const [name = '', value = ''] of settings) await connection.config('SET', name, value.replace('""', ''));
    expect(await checkRedis(connection)).toEqual({ faults: [], warnings: [] });
    expect(await connection.config('GET', 'appendfsync')).toEqual(['appendfsync', 'always']);
    connection.disconnect();
    await server.stop();
  });

  it('is started with the file that is mounted', () => {
    expect(redis?.volumes).toContain(`./redis.conf:${redis?.command?.[1]}:ro`);
  });
});

describe('the image', () => {
  it('is of one Node, in each stage, and runs as nobody special', () => {
    const bases = stages.map((stage) => stage[0]?.[1].split(' ')[0]);
    expect(bases.length).toBeGreaterThan(1);
    expect(new Set(bases)).toEqual(new Set(['node:24-bookworm-slim']));
    const after = last.map(([name]) => name);
    expect(rest('USER')).toEqual(['node']);
    expect(after.indexOf('USER')).toBeGreaterThan(after.lastIndexOf('COPY'));
    expect(after.indexOf('USER')).toBeLessThan(after.indexOf('CMD'));
  });

  it('copies paths that are there and that .dockerignore lets through', () => {
    const letThrough = read('.dockerignore').match(/(?<=^!).+$/gm);
    const copied = stages.flat().filter(([name, text]) => name === 'COPY' && !text.startsWith('--from'));
    const paths = copied.flatMap(([, text]) => text.split(' ').slice(0, -1));
    expect(paths.filter((path) => !here(path) || !letThrough?.includes(path))).toEqual([]);
  });

  it('starts a program that the build makes, on packages that are not for development', () => {
    const command = z.array(z.string()).parse(JSON.parse(rest('CMD')[0] ?? ''));
    expect(command[0]).toBe('node');
    const entry = (command[1] ?? '').replace(/^dist\/(.*)\.js$/, '$1.ts');
    expect(here(entry)).toBe(true);
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const needed = [...packagesOf(entry)].filter((name) => !name.startsWith('node:'));
    expect(needed.length).toBeGreaterThan(5);
    expect(needed.filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('has every command that the guides name, on packages that are not for development', () => {
    const guides = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
      name.endsWith('.md'),
    );
    const remedies = Object.values(FAULT_WORDS).flatMap((words) => Object.values(words).map(({ remedy }) => remedy));
    const named = [...guides.map(read), ...remedies].flatMap((text) => text.match(/\bdist\/cli\/[\w-]+\.js/g) ?? []);
    const entries = [...new Set(named)].map((path) => path.replace(/^dist\/(.*)\.js$/, '$1.ts'));
    expect(entries).toEqual(expect.arrayContaining(COMMANDS.map((name) => `cli/${name}.ts`)));
    expect(entries.filter((entry) => !here(entry))).toEqual([]);
    const needed = entries.flatMap((entry) => [...packagesOf(entry)]).filter((name) => !name.startsWith('node:'));
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    expect(needed.filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('has the policy that setup begins with, where it runs in the image', () => {
    expect(
      rest('COPY')
        .find((files) => files.endsWith(' ./'))
        ?.split(' '),
    ).toContain('policy.example.yaml');
  });

  it('leaves the packages for development and the compiler behind', () => {
    const packages = stages.find((stage) => stage[0]?.[1].endsWith(' AS packages'));
    const run = packages?.find(([name]) => name === 'RUN')?.[1];
    expect(run).toContain('npm ci --omit=dev');
    expect(run).toContain('rm -rf node_modules/typescript');
    expect(rest('COPY')).toContain('--from=packages /app/node_modules node_modules');
  });

  it('is asked for its health where the service answers', () => {
    expect(rest('HEALTHCHECK')[0]).toContain('/healthz');
    expect(worker?.healthcheck?.disable).toBe(true);
  });
});

/** The packages that a file of ours needs when it runs, and all files that it imports. */
function packagesOf(path: string, seen = new Set<string>(), packages = new Set<string>()): Set<string> {
  seen.add(path);
  for (const { target, ours, typeOnly } of readSource(path, read(path)).imports) {
    if (typeOnly) continue;
    if (!ours) packages.add(target);
    else if (!seen.has(`${target}.ts`)) packagesOf(`${target}.ts`, seen, packages);
  }
  return packages;
}
