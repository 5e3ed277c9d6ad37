import type { AccountSettings } from '../../core/kiva/account';
import { AMOUNT_MEANINGS, CSV_FORMATS } from '../accounts';
import { usePane } from '../paneContext';
import { Choice } from './Choice';

interface AccountQuestionsProps {
  readonly account: Partial<AccountSettings>;
  readonly onChange: (account: Partial<AccountSettings>) => void;
  /** Show what is still to be answered. */
  readonly asking: boolean;
}

/** What only she can know of her Kiva account; asked without a default. */
export function AccountQuestions({ account, onChange, asking }: AccountQuestionsProps) {
  const { words } = usePane();
  const unanswered = (answer: string | undefined): string | undefined =>
    asking && answer === undefined ? words('account.answer') : undefined;
  return (
    <>
      <Choice
        label={words('account.csvFormat.question')}
        hint={words('account.csvFormat.where')}
        options={CSV_FORMATS.map((id) => ({
          id,
          label: words(`account.csvFormat.${id}.label`),
          hint: words(`account.csvFormat.${id}.hint`),
        }))}
        chosen={account.csvFormat}
        problem={unanswered(account.csvFormat)}
        onChoose={(csvFormat) => onChange({ ...account, csvFormat })}
      />
      <Choice
        label={words('account.amountExpected.question')}
        hint={words('account.amountExpected.where')}
        options={AMOUNT_MEANINGS.map((id) => ({
          id,
          label: words(`amountMeaning.name.${id}`),
          hint: words(`amountMeaning.hint.${id}`),
        }))}
        chosen={account.amountExpected}
        problem={unanswered(account.amountExpected)}
        onChoose={(amountExpected) => onChange({ ...account, amountExpected })}
      />
    </>
  );
}
