import { currencyDecimals, decimalsOf } from './decimals';
import { imageFinding } from './imageType';
import type { Judge } from './judge';
import { Refusal } from './refusal';
import type { LoanDraft } from './wire';

/** A draft that may be kept: the contract's shape, a real picture, decimals that the currency has; throws a Refusal. */
export function judgeDraft(value: unknown, judge: Judge): LoanDraft {
  const findings = judge.body('LoanDraftRequest', value);
  if (findings.length > 0) throw new Refusal(400, 'sandbox.contract', findings.join('; '));

  const draft = value as LoanDraft;
  const picture = draft.image_encoded === undefined ? undefined : imageFinding(draft.image_encoded);
  if (picture !== undefined) throw new Refusal(400, 'sandbox.image', picture);

  const { currency } = draft;
  const most = currency === undefined ? Infinity : currencyDecimals(currency);
  const place = amountsOf(draft).find(([, amount]) => decimalsOf(amount) > most)?.[0];
  if (place !== undefined) {
    throw new Refusal(400, 'sandbox.too_many_decimals', `${place} has more decimals than ${currency} has`);
  }
  return draft;
}

function amountsOf(draft: LoanDraft): [place: string, amount: number][] {
  const amounts: [string, number | undefined][] = [
    ...(draft.entreps ?? []).map(({ amount }, index): [string, number | undefined] => [
      `entreps/${index}/amount`,
      amount,
    ]),
    ...(draft.schedule ?? []).flatMap(({ principal, interest }, index): [string, number | undefined][] => [
      [`schedule/${index}/principal`, principal],
      [`schedule/${index}/interest`, interest],
    ]),
  ];
  return amounts.filter((entry): entry is [string, number] => entry[1] !== undefined);
}
