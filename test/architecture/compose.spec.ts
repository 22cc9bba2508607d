import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { feedIngestorConfig } from '@maillage/app-feed-ingestor';
import { gatewayConfig } from '@maillage/app-gateway';
import { itineraryPlannerConfig } from '@maillage/app-itinerary-planner';
import { networkBuilderConfig } from '@maillage/app-network-builder';

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}

const ROOT = join(import.meta.dirname, '../..');
const OURS = {
  'feed-ingestor': feedIngestorConfig,
  'network-builder': networkBuilderConfig,
  'itinerary-planner': itineraryPlannerConfig,
  gateway: gatewayConfig,
};

describe('docker-compose.yml', () => {
  const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
  };
  const services = Object.entries(compose.services);
  const service = (name: string): Service => compose.services[name] ?? missing(name);
  /** `${NAME:-default}` becomes its default, as an environment without the name gives it. */
  const environmentOf = ({ environment = {} }: Service): Record<string, string> =>
    Object.fromEntries(
      Object.entries(environment).map(([key, value]) => [key, value.replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1')]),
    );

  it.each(Object.entries(OURS))('gives %s an environment that its schema accepts and knows whole', (name, schema) => {
    const environment = environmentOf(service(name));
    expect(schema.strict().safeParse(environment)).toMatchObject({ success: true });
  });

  it.each(Object.keys(OURS))('runs %s from a file that the build makes', (name) => {
    const { command = [] } = service(name);
    expect(command[0]).toBe('node');
    const program = command.find((word) => word.endsWith('.js')) ?? '';
    expect(existsSync(join(ROOT, program.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it('names official images with a version', () => {
    const foreign = services.filter(([, { build }]) => !build).map(([, { image }]) => image);
    expect(foreign.sort()).toEqual(['apache/kafka:4.4.0', 'postgres:18', 'redis:8']);
  });

  it('points every address at a service and its port', () => {
    const ports: Record<string, string> = {
      postgres: '5432',
      kafka: '9092',
      redis: '6379',
      'itinerary-planner': '3000',
    };
    for (const name of Object.keys(OURS)) {
      for (const value of Object.values(environmentOf(service(name)))) {
        const [, host, port] = /^[a-z]+:\/\/(?:[^@/]*@)?([a-z-]+):(\d+)/.exec(value) ?? [];
        if (host !== undefined) expect([value, ports[host]]).toEqual([value, port]);
      }
    }
  });

  it('lets nobody start before what it needs, and asks everybody for their health', () => {
    for (const [name, { depends_on = {}, healthcheck }] of services) {
      expect([name, healthcheck?.test.length]).toEqual([name, expect.any(Number)]);
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(compose.services)).toContain(needed);
        expect(condition).toBe('service_healthy');
      }
    }
  });

  it('declares every volume, opens one door, and gives our services no privilege', () => {
    const named = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    const missing = named.filter((name) => !name.startsWith('.') && !(name in compose.volumes));
    expect(missing).toEqual([]);
    expect(services.flatMap(([, { ports = [] }]) => ports)).toEqual(['3000:3000']);
    for (const name of Object.keys(OURS)) expect(service(name)).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});

function missing(name: string): never {
  throw new Error(`docker-compose.yml has no service ${name}`);
}
