import { ENDPOINTS, pathOf, readEndpointNamed } from '../../../src/core/kiva/endpoints';
import { DEFAULT_ENVIRONMENTS } from '../../../src/core/kiva/environments';
import { asList, asRecord, asText } from '../../../src/core/kiva/tolerant';
import {
  ASKED_SCOPES,
  grantedScopes,
  isStale,
  missingScopes,
  partnerIdOf,
  underRfcNames,
} from '../../../src/core/kiva/token';

describe('endpoints', () => {
  it('fills and encodes the partner', () => {
    expect(pathOf('postRepayments', '177')).toBe('/v3/partner/177/repayments');
    expect(pathOf('getThemes', '../x?y')).toBe('/v3/partner/..%2Fx%3Fy/config/themes');
  });

  it('has a partner in every path, and lets only loans be queried', () => {
    for (const [name, { path, query, method }] of Object.entries(ENDPOINTS)) {
      expect(path).toMatch(/^\/v3\/partner\/\{partnerId\}\//);
      expect(query.length > 0).toBe(name === 'getLoans');
      expect(method).toBe(name.startsWith('post') ? 'POST' : 'GET');
    }
  });

  it.each(['postRepayments', 'constructor', '__proto__', 'getloans', ''])('does not read by the name "%s"', (name) => {
    expect(readEndpointNamed(name)).toBeUndefined();
  });

  it('reads by a name of the list', () => {
    expect(readEndpointNamed('getLoans')).toBe('getLoans');
  });
});

describe('environments', () => {
  it('reaches Kiva over https only, and never offers the audience in use', () => {
    for (const [id, environment] of Object.entries(DEFAULT_ENVIRONMENTS)) {
      expect(environment.id).toBe(id);
      expect([environment.tokenUrl, environment.apiBase].every((url) => url.startsWith('https://'))).toBe(true);
      expect(environment.otherAudiences).not.toContain(environment.audience);
    }
  });
});

describe('token', () => {
  const token = { receivedAt: 1_000_000, expiresInSeconds: 43_199 };

  it('is given up 60 seconds before its end', () => {
    expect(isStale(token, 1_000_000 + 43_139_000 - 1)).toBe(false);
    expect(isStale(token, 1_000_000 + 43_139_000)).toBe(true);
  });

  it('asks for the four documented scopes', () => {
    expect([...ASKED_SCOPES].sort()).toEqual([
      'create:journal_update',
      'create:loan_draft',
      'create:repayment',
      'read:loans',
    ]);
  });

  it('names what was not granted', () => {
    expect(grantedScopes(['a', 'b'], ' b  c ')).toEqual(['b', 'c']);
    expect(grantedScopes(['a', 'b'], undefined)).toEqual(['a', 'b']);
    expect(grantedScopes(['a'], '')).toEqual([]);
    expect(missingScopes(['a', 'b'], ['b', 'c'])).toEqual(['a']);
  });

  it.each([
    [{ partnerId: '177' }, '177'],
    [{ partner_id: 177 }, '177'],
    [{ PARTNERID: 'kf-1' }, 'kf-1'],
    [{ partnerId: '../177' }, undefined],
    [{ partnerId: '' }, undefined],
    [{ partnerId: 'x'.repeat(65) }, undefined],
    [{}, undefined],
    ['177', undefined],
  ])('reads the partner of %j', (answer, expected) => {
    expect(partnerIdOf(answer)).toBe(expected);
  });

  it('finds RFC names under any spelling', () => {
    expect(underRfcNames({ accessToken: 't', TokenType: 'Bearer', scope: ['a', 'b'], jti: 'x' })).toEqual({
      access_token: 't',
      token_type: 'Bearer',
      scope: 'a b',
    });
    expect(underRfcNames([])).toBeUndefined();
  });
});

describe('tolerant reading', () => {
  it('takes the first filled name', () => {
    const record = asRecord({ loan_id: null, loanId: 5, activityName: 'Weaving' });
    expect(record?.get('loan_id')).toBe(5);
    expect(record?.get('activity', 'activity_name')).toBe('Weaving');
    expect(record?.get('nothing')).toBeUndefined();
  });

  it('takes lists, objects and nothing', () => {
    expect(asList([1, 2])).toEqual([1, 2]);
    expect(asList({ a: 1 })).toEqual([{ a: 1 }]);
    expect(asList(null)).toEqual([]);
    expect(asRecord([1])).toBeUndefined();
    expect(asText(true, 9)).toBe('');
    expect(asText('abcdef', 3)).toBe('abc');
  });
});
