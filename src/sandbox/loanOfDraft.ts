import { exactUnits, showUnits } from './decimals';
import type { KeptDraft } from './kept';
import type { Loan } from './loans';
import { COUNTRIES } from './reference/countries';

const DAY = 86_400_000;
const RAISING = 'fundRaising';

/** The loan that a published draft becomes; `before` is the partner's last loan, whose Kiva id it follows. */
export function loanOfDraft({ uuid, draft }: KeptDraft, before: Loan, now: number): Loan {
  const [first] = draft.entreps ?? [];
  const local = showUnits((draft.entreps ?? []).reduce((sum, { amount }) => sum + exactUnits(amount ?? 0), 0n));
  const perDollar = COUNTRIES.find(({ name }) => draft.location?.endsWith(`: ${name}`) === true)?.perDollar ?? 1;
  return {
    kiva_id: before.kiva_id + 1,
    uuid,
    borrower_count: Math.max(1, draft.entreps?.length ?? 0),
    internal_loan_id: firstOf(draft.internal_loan_id) ?? first?.loan_id ?? '',
    internal_client_id: firstOf(draft.internal_client_id) ?? first?.client_id ?? '',
    partner_id: before.partner_id,
    partner: before.partner,
    name: draft.group_name ?? `${first?.first_name ?? ''} ${first?.last_name ?? ''}`.trim(),
    location: draft.location ?? '',
    status: RAISING,
    status_detail: RAISING,
    loan_price: (Number(local) / (draft.currency === 'USD' ? 1 : perDollar)).toFixed(2),
    loan_local_price: local,
    loan_currency: draft.currency ?? '',
    delinquent: false,
    fundedAmount: '0.00',
    create_time: now,
    planned_expiration_time: now + 30 * DAY,
    planned_inactive_expire_time: null,
    ended_time: null,
    refunded_time: null,
    expired_time: null,
    defaulted_time: null,
    issue_feedback_time: null,
    issue_reported_by: null,
  };
}

function firstOf(ids: string | readonly string[] | undefined): string | undefined {
  return typeof ids === 'string' ? ids : ids?.[0];
}
