import { AMOUNT_MEANINGS } from '../accounts';
import type { AmountMeaning } from '../../core/mapping/template';
import { usePane } from '../paneContext';
import { Choice } from './Choice';

interface AmountMeaningQuestionProps {
  readonly chosen: AmountMeaning | undefined;
  readonly asking: boolean;
  readonly onChoose: (meaning: AmountMeaning) => void;
}

/** What her amount column holds; nobody but her can know. */
export function AmountMeaningQuestion({ chosen, asking, onChoose }: AmountMeaningQuestionProps) {
  const { words } = usePane();
  return (
    <Choice
      label={words('amountMeaning.question')}
      options={AMOUNT_MEANINGS.map((id) => ({
        id,
        label: words(`amountMeaning.name.${id}`),
        hint: words(`amountMeaning.hint.${id}`),
      }))}
      chosen={chosen}
      problem={asking && chosen === undefined ? words('amountMeaning.answer') : undefined}
      onChoose={onChoose}
    />
  );
}
