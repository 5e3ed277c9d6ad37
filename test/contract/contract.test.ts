import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeBy } from '../../src/sandbox/judge';
import { loadContract } from '../../src/sandbox/contract';

type Node = { readonly [key: string]: unknown };

const text = readFileSync(join(__dirname, '../../contract/partner-api.v3.openapi.json'), 'utf8');
const document = JSON.parse(text) as Node;
const schemas = (document['components'] as Node)['schemas'] as Record<string, Node>;
const judge = judgeBy(loadContract());

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object';
}

function nodes(value: unknown, place = '#'): [place: string, node: Node][] {
  if (!isNode(value)) return [];
  return [
    [place, value],
    ...Object.entries(value).flatMap(([key, inner]) => nodes(inner, `${place}/${key.replace(/\//g, '~1')}`)),
  ];
}

function resolve(pointer: string): unknown {
  return pointer
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((value, key) => (isNode(value) ? value[key.replace(/~1/g, '/')] : undefined), document);
}

describe('the contract', () => {
  it('is OpenAPI 3.1 with every call of the Partner API', () => {
    expect(document['openapi']).toBe('3.1.0');
    const calls = Object.entries(document['paths'] as Record<string, Node>).flatMap(([path, methods]) =>
      ['get', 'post', 'put', 'delete', 'patch']
        .filter((method) => method in methods)
        .map((method) => `${method} ${path}`),
    );
    expect(calls).toEqual([
      'post /oauth/token',
      'get /v3/partner/{partner_id}/config/activities',
      'get /v3/partner/{partner_id}/config/locales',
      'get /v3/partner/{partner_id}/config/themes',
      'get /v3/partner/{partner_id}/config/locations',
      'get /v3/partner/{partner_id}/loans',
      'post /v3/partner/{partner_id}/loan_draft',
      'post /v3/partner/{partner_id}/repayments',
      'post /v3/partner/{partner_id}/journals',
    ]);
  });

  it('resolves every $ref', () => {
    const refs = nodes(document).flatMap(([place, node]) =>
      typeof node['$ref'] === 'string' ? [[place, node['$ref']] as const] : [],
    );
    expect(refs.length).toBeGreaterThan(60);
    expect(refs.filter(([, ref]) => resolve(ref) === undefined)).toEqual([]);
  });

  it('has examples that its own schemas accept, for every request and every success', () => {
    const contents = nodes(document).filter(([place]) => /\/content\/[^/]+$/.test(place.replace(/~1/g, '|')));
    const wrong = contents.flatMap(([place, content]) => {
      const name = ((content['schema'] as Node)['$ref'] as string).replace('#/components/schemas/', '');
      const several = Object.values((content['examples'] as Record<string, Node> | undefined) ?? {});
      const examples = 'example' in content ? [content['example']] : several.map((example) => example['value']);
      if (examples.length === 0) return [`${place} has no example`];
      return examples.flatMap((example) => judge.body(name, example).map((finding) => `${place}: ${finding}`));
    });
    expect(contents.length).toBeGreaterThanOrEqual(16);
    expect(wrong).toEqual([]);
  });

  it('says of every schema how sure it is and where it comes from', () => {
    const silent = Object.entries(schemas).filter(
      ([, schema]) =>
        !['high', 'medium', 'low'].includes(schema['x-confidence'] as string) || !isWords(schema['x-source']),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('never names a confidence without a source, nor the other way round', () => {
    const halves = nodes(document).filter(([, node]) => 'x-confidence' in node !== 'x-source' in node);
    expect(halves.map(([place]) => place)).toEqual([]);
  });

  // The doubtful lines of the evidence page: [M], [L], and whatever is a setting.
  it.each([
    '#/servers/0',
    '#/servers/1',
    '#/paths/~1v3~1partner~1{partner_id}~1config~1activities/get',
    '#/paths/~1v3~1partner~1{partner_id}~1config~1locales/get',
    '#/paths/~1v3~1partner~1{partner_id}~1config~1themes/get',
    '#/paths/~1v3~1partner~1{partner_id}~1config~1locations/get',
    '#/paths/~1v3~1partner~1{partner_id}~1loans/get/parameters/0/schema',
    '#/paths/~1v3~1partner~1{partner_id}~1loans/get/parameters/3/schema',
    '#/paths/~1v3~1partner~1{partner_id}~1repayments/post',
    '#/paths/~1v3~1partner~1{partner_id}~1journals/post',
    '#/components/responses/Refused',
    '#/components/responses/Other',
    '#/components/schemas/TokenRequest/properties/audience',
    '#/components/schemas/ApiError',
    '#/components/schemas/LoanStatus',
    '#/components/schemas/LongTime',
    '#/components/schemas/Loan',
    '#/components/schemas/Loan/properties/partner_id',
    '#/components/schemas/Loan/properties/fundedAmount',
    '#/components/schemas/LoansResponse',
    '#/components/schemas/Amount',
    '#/components/schemas/Entrep/properties/last_name',
    '#/components/schemas/Entrep/properties/gender',
    '#/components/schemas/Entrep/properties/amount',
    '#/components/schemas/Instalment/properties/principal',
    '#/components/schemas/GroupIds',
    '#/components/schemas/LoanDraftRequest/properties/image_encoded',
    '#/components/schemas/LoanDraftRequest/properties/image_url',
    '#/components/schemas/LoanDraftResponse',
    '#/components/schemas/Repayment/properties/amount',
    '#/components/schemas/RepaymentsRequest/properties/repayments',
    '#/components/schemas/Problem',
    '#/components/schemas/Problem/properties/severity',
    '#/components/schemas/UploadAnswer',
    '#/components/schemas/RepaymentsResponse',
    '#/components/schemas/Journal',
    '#/components/schemas/JournalsList',
    '#/components/schemas/JournalsRequest',
    '#/components/schemas/JournalAnswer',
    '#/components/schemas/JournalsResponse',
  ])('notes the doubt about %s', (pointer) => {
    const node = resolve(pointer);
    if (!isNode(node)) throw new Error(`${pointer} is not there`);
    expect(['medium', 'low']).toContain(node['x-confidence']);
    expect(isWords(node['x-source'])).toBe(true);
  });

  it('refuses fields that a request does not have, and tolerates them in answers', () => {
    expect(judge.body('Repayment', { loan_id: '1', amount: 1, note: 'x' })).not.toEqual([]);
    expect(judge.body('LoansResponse', { total_records: 0, data: [], page: 1 })).toEqual([]);
  });
});

function isWords(value: unknown): boolean {
  return typeof value === 'string' && value.trim().length >= 8;
}
