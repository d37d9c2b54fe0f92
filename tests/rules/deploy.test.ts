/** What is deployed is what there is: every setting, port, file and volume that the deploy folder names exists. Nothing is run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, settingNames } from '@board/server/config.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { boardFlags } from '../../server/pack/fresh.mjs';
import { root } from './sources.js';

interface Service {
  readonly image?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly ipv4_address?: string }>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<
    Record<string, { readonly ipam?: { readonly config: readonly { readonly subnet: string }[] } }>
  >;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const text = (name: string): string => readFileSync(join(root, 'deploy', name), 'utf8');
const compose = parse(text('compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const nodes = services.filter(([name]) => name.startsWith('node-'));
/** `${NAME:-this}` as compose reads it when NAME is not set. */
const filled = (value: string): string => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
const environmentOf = ({ environment = {} }: Service) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value)]));

test('there are two nodes, set alike but for their checkpoints, and every setting of theirs is one that the board reads', () => {
  expect(nodes).toHaveLength(2);
  const [one, two] = nodes.map(([, service]) => environmentOf(service));
  expect({ ...one, BOARD_CHECKPOINTS: '' }).toEqual({ ...two, BOARD_CHECKPOINTS: '' });
  expect(one?.['BOARD_CHECKPOINTS']).not.toBe(two?.['BOARD_CHECKPOINTS']);
  expect(Object.keys(one ?? {}).filter((name) => !settingNames.includes(name))).toEqual([]);
  const inImage = [...text('Dockerfile').matchAll(/^ENV (.+)$/gm)].flatMap(([, words = '']) => words.split(' '));
  const named = inImage.map((word) => word.split('=', 1)[0] ?? '').filter((name) => !name.startsWith('TURBO_'));
  expect(named.filter((name) => !settingNames.includes(name))).toEqual([]);
});

test('the board starts on what compose gives it', () => {
  const config = readConfig(environmentOf(nodes[0]?.[1] ?? {}));
  expect(config).toMatchObject({ port: 4173, address: '0.0.0.0', behindProxy: true, metrics: { port: 9464 } });
  const proxy = compose.services['proxy']?.networks;
  const address = proxy && !Array.isArray(proxy) ? (proxy as Record<string, { ipv4_address?: string }>)['front'] : null;
  expect(config.proxies).toEqual([address?.ipv4_address]);
  const subnet = compose.networks['front']?.ipam?.config[0]?.subnet.split('.').slice(0, 3).join('.');
  expect(config.proxies[0]?.startsWith(`${subnet}.`)).toBe(true);
});

test('the proxy, the image and the nodes name the same ports and hosts, and only the proxy is reached from outside', () => {
  const { PORT, METRICS_PORT } = environmentOf(nodes[0]?.[1] ?? {});
  const caddy = text('Caddyfile');
  const upstreams = /reverse_proxy ([^{]+) \{/.exec(caddy)?.[1]?.split(' ');
  expect(upstreams).toEqual(nodes.map(([name]) => `${name}:${PORT}`));
  expect(/health_port (\d+)/.exec(caddy)?.[1]).toBe(METRICS_PORT);
  expect(/health_uri (\S+)/.exec(caddy)?.[1]).toBe('/ready');
  expect(/^EXPOSE (.+)$/m.exec(text('Dockerfile'))?.[1]).toBe(`${PORT} ${METRICS_PORT}`);
  expect(text('Dockerfile')).toContain(`127.0.0.1:${METRICS_PORT}/health`);
  for (const [, variable = ''] of caddy.matchAll(/\{\$(\w+)\}/g))
    expect(Object.keys(compose.services['proxy']?.environment ?? {})).toContain(variable);
  expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
});

test('every volume, network, secret, service and file that a service names is there', () => {
  for (const [name, { volumes = [], networks = [], secrets = [], depends_on = {} }] of services) {
    for (const [from = ''] of volumes.map((volume) => volume.split(':')))
      expect(
        from.startsWith('./') ? existsSync(join(root, 'deploy', from)) : from in compose.volumes,
        `${name} ${from}`,
      ).toBe(true);
    const joined = Array.isArray(networks) ? (networks as readonly string[]) : Object.keys(networks);
    for (const network of joined) expect(Object.keys(compose.networks), name).toContain(network);
    for (const secret of secrets) expect(Object.keys(compose.secrets), name).toContain(secret);
    for (const service of Object.keys(depends_on)) expect(Object.keys(compose.services), name).toContain(service);
  }
  const command = environmentOf(nodes[0]?.[1] ?? {})['BOARD_ROOT_KEY_COMMAND'];
  expect(command).toBe(`cat /run/secrets/${nodes[0]?.[1].secrets?.[0]}`);
  expect(readFileSync(join(root, '.gitignore'), 'utf8')).toContain('deploy/secrets/');
});

test('the image and the measurements run the board as `npm start` does', () => {
  const words = ['node', ...boardFlags];
  expect(JSON.parse(/^CMD (\[.+\])$/m.exec(text('Dockerfile'))?.[1] ?? 'null')).toEqual([
    ...words,
    'server/packed/main.js',
  ]);
  const target = JSON.parse(readFileSync(join(root, 'tests/bench/target.json'), 'utf8')) as {
    server: { cmd: string[] };
  };
  expect(target.server.cmd.slice(0, words.length)).toEqual(words);
});

test('images are named without a registry, and every copied path exists', () => {
  const from = [...text('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
  const images = [...services.flatMap(([, { image }]) => image ?? []), ...from];
  expect(images.filter((image) => /[.:]/.test(image.split('/').slice(0, -1).join('/')))).toEqual([]);
  const copied = [...text('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  );
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const set = [...text('compose.yaml').matchAll(/replicaSet=(\w+)|--replSet, (\w+)/g)].map(
    ([, one, two]) => one ?? two,
  );
  expect(new Set([...set, /_id: '(\w+)'/.exec(text('replica-set.js'))?.[1]]).size).toBe(1);
});

test('a node is given longer to end than it takes', () => {
  const grace = Number.parseInt(compose.services['node-1']?.stop_grace_period ?? '', 10);
  const lastWork = Number(
    /lastWork = ([\d_]+)/.exec(readFileSync(join(root, 'server/src/main.ts'), 'utf8'))?.[1]?.replace('_', ''),
  );
  const drain = Number(environmentOf(nodes[0]?.[1] ?? {})['DRAIN_SECONDS']);
  expect(grace).toBeGreaterThan(drain + lastWork / 1000);
});

test('[L22] one among others sends people on over a second; alone it does so at once, and either does as it is told', () => {
  const drain = (env: NodeJS.ProcessEnv) => readConfig(env).drain;
  expect([drain({}), drain({ MONGODB_URI: 'mongodb://127.0.0.1/board' }), drain({ DRAIN_SECONDS: '2' })]).toEqual([
    0, 1000, 2000,
  ]);
});
