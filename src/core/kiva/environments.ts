/** Where a submission goes; results of one never count in another. */
export type EnvironmentId = 'sandbox' | 'stage' | 'production';

/** Kiva's addresses for one environment; every value is editable (contract section 2). */
export interface Environment {
  readonly id: EnvironmentId;
  readonly tokenUrl: string;
  readonly audience: string;
  readonly apiBase: string;
  /** Other audiences seen in Kiva's pages, to be offered when authentication fails. */
  readonly otherAudiences: readonly string[];
}

/** Stage and Production as contract section 2 has them; the sandbox's addresses are handed in where it runs. */
export const DEFAULT_ENVIRONMENTS: Readonly<Record<'stage' | 'production', Environment>> = {
  stage: {
    id: 'stage',
    tokenUrl: 'https://auth.staging.kiva.org/oauth/token',
    audience: 'https://partner-api-stage.dk1.kiva.org',
    apiBase: 'https://partnerapi.staging.kiva.org',
    otherAudiences: ['https://partner-api-stage.kiva.org'],
  },
  production: {
    id: 'production',
    tokenUrl: 'https://auth.k1.kiva.org/oauth/token',
    audience: 'https://partner-api.k1.kiva.org',
    apiBase: 'https://partner-api.k1.kiva.org',
    otherAudiences: [],
  },
};
