import { describe, expect, it } from '@jest/globals';
import { motisEndpoints } from '@maillage/contracts';
import { buildOpenApi } from './build-openapi.js';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { readonly $ref?: string }[];
  readonly 'x-codeSamples': readonly { readonly source: string }[];
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly parameters: Readonly<
      Record<
        string,
        { readonly schema: { readonly type: string }; readonly explode?: boolean; readonly description: string }
      >
    >;
    readonly schemas: Readonly<Record<string, object>>;
  };
}

const text = JSON.stringify(buildOpenApi());
const document = JSON.parse(text) as Document;
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the OpenAPI document', () => {
  it('is 3.1 and has every address in every version', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const { path, versions } of Object.values(motisEndpoints))
      for (const version of versions)
        expect(document.paths).toHaveProperty([
          `/api/${typeof version === 'number' ? `v${version}` : version}/${path}`,
          'get',
        ]);
    expect(document.paths).toHaveProperty(['/api/v6/plan', 'post']);
    expect(document.paths).toHaveProperty(['/v1/feeds', 'get']);
  });

  it('refers only to what it holds', () => {
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path.split('/'));
    expect(references.length).toBeGreaterThan(100);
    for (const path of references) expect(document).toHaveProperty(path);
    expect(text).not.toContain('$defs');
  });

  it('names each operation once and shows how to call it', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const operation of operations) {
      expect(operation.summary).toMatch(/\.$/);
      expect(operation['x-codeSamples'][0]?.source).toMatch(/^curl .*'http:\/\/localhost:3000\//);
    }
  });

  it('joins lists by commas and describes every parameter', () => {
    for (const { schema, explode, description } of Object.values(document.components.parameters)) {
      expect(description).not.toBe('');
      if (schema.type === 'array') expect(explode).toBe(false);
    }
  });

  it('is the same each time', () => {
    expect(JSON.stringify(buildOpenApi())).toBe(text);
  });
});
