// Walks every declaration, so that a name in a field that the tables forgot is found.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apis } from '../protocol/apis.ts';
import type { Api } from '../protocol/declaration/api.ts';
import { arbitraryBody } from '../protocol/declaration/arbitrary.ts';
import { versions, type ApiName, type Request, type Response } from '../protocol/messages.ts';
import type { NameKind, NameTable } from './names.ts';
import { rewriteRequest, rewriteResponse } from './rewrite.ts';
import { filledBody, mapTexts, textsIn } from './testing/texts.ts';

const names = Object.keys(apis) as ApiName[]; // the keys of a literal
const everyVersion = names.flatMap((api) => {
  const { min, max } = versions(api);
  return Array.from({ length: max - min + 1 }, (_, i) => ({ api, version: min + i }));
});

/** Texts that name no topic, group or transaction, whatever the API. Every other one does. */
const noName = new RegExp(
  [
    /(^|\.)(clientId|clientHost|host|rack|rackId|clusterId|memberId|leader|groupInstanceId)$/,
    /(^|\.)(protocolType|protocolName|protocols\.name|protocolData|reason|groupState|groupType)$/,
    /(^|\.)(statesFilter|typesFilter|metadata|committedMetadata|documentation|value)$/,
    /(^|\.)(configs\.name|synonyms\.name|configurationKeys|principal|principalFilter|hostFilter)$/,
    /(^|\.)(clientSoftwareName|clientSoftwareVersion|mechanism|mechanisms)$/,
    /(^|\.)(supportedFeatures\.name|finalizedFeatures\.name|topicId|.*DirectoryId)$/,
  ]
    .map((one) => one.source)
    .join('|'),
);
const message = /errorMessage$/i;
const resourceTypes: Readonly<Record<number, NameKind>> = {
  2: 'topic',
  3: 'group',
  5: 'transaction',
};

/** The kind of the name in this place; `null` where there is none. */
function kindAt(api: ApiName, path: string, type: number): NameKind | null {
  if (noName.test(path)) return null;
  const field = path.split('.').at(-1) ?? '';
  if (api === 'FindCoordinator') return type === 1 ? 'transaction' : 'group';
  if (api.endsWith('Configs')) return type === 2 ? 'topic' : null;
  if (field.startsWith('resourceName')) return resourceTypes[type] ?? null;
  if (/transactionalId/i.test(field)) return 'transaction';
  return /^groups?(Id|Names)?$/.test(field) ? 'group' : 'topic';
}

/** Says of each name what kind it was taken for. */
const telling: NameTable = {
  toBroker: (kind, name) => `${kind}!${name}`,
  toLearner: (kind, name) => `${kind}!${name}`,
  used: () => [],
  strip: (text) => `strip!${text}`,
};

/** Kinds of coordinator keys and of resources, each tried; `9` is one that Kafka may add. */
const types = [0, 1, 2, 3, 4, 5, 9];
function bodies(api: ApiName, direction: 'request' | 'response', version: number, text: string) {
  const declaration: Api = apis[api];
  return types.map((type) => ({
    type,
    body: filledBody(declaration[direction], version, text, {
      keyType: type,
      resourceType: type,
      resourceTypeFilter: type,
    }),
  }));
}

describe.each(everyVersion)('$api v$version', ({ api, version }) => {
  const head = { api, version, correlationId: 1, clientId: 'me' };

  it('has every name in a request changed by its kind, and no other text', () => {
    for (const { type, body } of bodies(api, 'request', version, 'x')) {
      // Kafka knows two kinds of coordinators so far, and version 0 only the first.
      if (api === 'FindCoordinator' && type > (version === 0 ? 0 : 1)) continue;
      const expected = mapTexts(body, (text, path) => {
        const kind = kindAt(api, path, type);
        return kind === null || text === '' ? text : `${kind}!${text}`;
      });
      // Made from the declaration that the type is inferred from.
      const request = { ...head, body: structuredClone(body) } as Request;
      rewriteRequest(request, { ...telling, toBroker: unlessEmpty });
      expect(request.body).toEqual(expected);
    }
  });

  it('has every name in an answer changed back by its kind, and no other text', () => {
    for (const { type, body } of bodies(api, 'response', version, 'x')) {
      const response = { ...head, body: structuredClone(body) } as Response;
      rewriteResponse(response, telling);
      const changed = textsIn(response.body).filter(({ text }) => text.includes('!'));
      const expected = textsIn(body).flatMap(({ path, text }) => {
        if (message.test(path)) return text === '' ? [] : [{ path, text: `strip!${text}` }];
        // An answer of FindCoordinator does not say of what kind its keys are.
        const kind = kindAt(api, path, api === 'FindCoordinator' ? 0 : type);
        const named = api !== 'FindCoordinator' || path.endsWith('key');
        return kind === null || !named ? [] : [{ path, text: `${kind}!${text}` }];
      });
      expect(changed.filter(({ path }) => textAt(body, path) !== '')).toEqual(
        expected.filter(({ path }) => textAt(body, path) !== ''),
      );
    }
  });

  it('keeps everything in a request but names: numbers, bytes, records, the shape', () => {
    const declaration: Api = apis[api];
    fc.assert(
      fc.property(arbitraryBody(declaration.request, version), (body) => {
        const request = { ...head, body: structuredClone(body) } as Request;
        rewriteRequest(request, telling);
        const blank = (text: string, path: string): string =>
          noName.test(path) || message.test(path) ? text : '';
        expect(mapTexts(request.body, blank)).toEqual(mapTexts(body, blank));
      }),
      { numRuns: 15 },
    );
  });
});

function unlessEmpty(kind: NameKind, name: string): string {
  return name === '' ? '' : `${kind}!${name}`;
}

function textAt(body: object, path: string): string | undefined {
  return textsIn(body).find((one) => one.path === path)?.text;
}
