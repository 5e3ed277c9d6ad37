/** One call of Kiva's Partner API; a call without a row in ENDPOINTS is never made. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Path under the environment's API base; `{partnerId}` is filled in by `pathOf`. */
  readonly path: string;
  /** OAuth scope that the call needs; absent where Kiva documents none (the config lists). */
  readonly scope?: string;
  /** Names of the query parameters that may be forwarded. */
  readonly query: readonly string[];
}

/** A call that hands something to Kiva. */
export type SubmissionEndpointName = 'postLoanDraft' | 'postRepayments' | 'postJournals';

/** A call that only reads. */
export type ReadEndpointName = 'getLoans' | 'getActivities' | 'getThemes' | 'getLocales' | 'getLocations';

/** Every call that this product knows. */
export type EndpointName = SubmissionEndpointName | ReadEndpointName;

/** The single allow-list (contract sections 1 and 3 to 7). */
export const ENDPOINTS: Readonly<Record<EndpointName, Endpoint>> = {
  postLoanDraft: { method: 'POST', path: '/v3/partner/{partnerId}/loan_draft', scope: 'create:loan_draft', query: [] },
  postRepayments: { method: 'POST', path: '/v3/partner/{partnerId}/repayments', scope: 'create:repayment', query: [] },
  postJournals: { method: 'POST', path: '/v3/partner/{partnerId}/journals', scope: 'create:journal_update', query: [] },
  getLoans: {
    method: 'GET',
    path: '/v3/partner/{partnerId}/loans',
    scope: 'read:loans',
    query: ['query', 'status', 'offset', 'limit'],
  },
  getActivities: { method: 'GET', path: '/v3/partner/{partnerId}/config/activities', query: [] },
  getThemes: { method: 'GET', path: '/v3/partner/{partnerId}/config/themes', query: [] },
  getLocales: { method: 'GET', path: '/v3/partner/{partnerId}/config/locales', query: [] },
  getLocations: { method: 'GET', path: '/v3/partner/{partnerId}/config/locations', query: [] },
};

/** The endpoint's path for one partner, percent-encoded, without host and query. */
export function pathOf(name: EndpointName, partnerId: string): string {
  return ENDPOINTS[name].path.replace('{partnerId}', encodeURIComponent(partnerId));
}

/** The read endpoint of that name, or undefined when the name is none of the allow-list's. */
export function readEndpointNamed(name: string): ReadEndpointName | undefined {
  return READS.find((read) => read === name);
}

const READS: readonly ReadEndpointName[] = ['getLoans', 'getActivities', 'getThemes', 'getLocales', 'getLocations'];
