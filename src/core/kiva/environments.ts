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
