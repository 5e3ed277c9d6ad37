/** Every number and list that a send goes by, each with where it comes from; defaults that a partner may change. */
export const SEND_SETTINGS = {
  /** Records of a repayment or journal call: Kiva advises 200 to 300 loans a call (contract section 6). */
  batchSize: 200,
  /** No setting lets a call hold more: the upper end of the same advice (contract section 6). */
  batchSizeMost: 300,
  /** Share of a batch's rows with problems above which a run asks once: our choice, between a typing error and a wrong column. */
  problemShare: 0.1,
  /** Minutes after which another sender's claim no longer counts: our choice, longer than any pause of a run. */
  claimMinutes: 30,
  /** Statuses that are read as "Kiva took nothing of it", each an assumption of its own (contract section 8). */
  notTaken: { 401: true, 403: true, 429: true },
  /** Statuses that prove that nothing of a refused batch was taken, so that it could be split: none is known. */
  splitProof: [] as readonly number[],
} as const;
