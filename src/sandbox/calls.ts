/** The calls of Kiva that the sandbox plays; everything else under its address is a page. */
export const KIVA_CALLS = ['token', 'config', 'loans', 'loan_draft', 'repayments', 'journals'] as const;

/** One of Kiva's calls. */
export type KivaCall = (typeof KIVA_CALLS)[number];

const ADDRESSES: readonly (readonly [call: KivaCall, path: RegExp])[] = [
  ['token', /^\/oauth\/token$/],
  ['config', /^\/v3\/partner\/[^/]+\/config\/[^/]+$/],
  ['loans', /^\/v3\/partner\/[^/]+\/loans$/],
  ['loan_draft', /^\/v3\/partner\/[^/]+\/loan_draft$/],
  ['repayments', /^\/v3\/partner\/[^/]+\/repayments$/],
  ['journals', /^\/v3\/partners?\/[^/]+\/journals$/],
];

/** Which call a path (below the sandbox's address) belongs to, whatever the method; `page` when it is none of Kiva's. */
export function callOf(path: string): KivaCall | 'page' {
  return ADDRESSES.find(([, address]) => address.test(path))?.[0] ?? 'page';
}
