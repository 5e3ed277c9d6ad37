import { ENDPOINTS } from '../../src/core/kiva/endpoints';
import { loadContract } from '../../src/sandbox/contract';

interface Operation {
  readonly security: readonly { readonly clientCredentials?: readonly string[] }[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

describe('the allow-list and the contract', () => {
  it('name the same calls, scopes and query parameters', () => {
    const inContract = Object.entries(loadContract().paths).flatMap(([path, operations]) =>
      (['get', 'post'] as const).flatMap((method) => {
        if (!(method in operations) || path === '/oauth/token') return [];
        const { security, parameters = [] } = operations[method] as Operation;
        const query = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
        return [`${method.toUpperCase()} ${path} ${security[0]?.clientCredentials?.[0] ?? '-'} [${query.join()}]`];
      }),
    );
    const inCore = Object.values(ENDPOINTS).map(
      ({ method, path, scope, query }) =>
        `${method} ${path.replace('{partnerId}', '{partner_id}')} ${scope ?? '-'} [${query.join()}]`,
    );
    expect(inCore.sort()).toEqual(inContract.sort());
  });
});
