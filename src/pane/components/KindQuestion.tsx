import { RECORD_KINDS } from '../../core/catalogue';
import type { RecordKindId } from '../../core/catalogue/recordKind';
import { usePane } from '../paneContext';
import { Choice } from './Choice';

interface KindQuestionProps {
  readonly chosen: RecordKindId;
  readonly onChoose: (kind: RecordKindId) => void;
}

/** What the sheet holds: every kind of record there is, the one that was found chosen already. */
export function KindQuestion({ chosen, onChoose }: KindQuestionProps) {
  const { words } = usePane();
  return (
    <Choice
      label={words('kind.question')}
      options={Object.values(RECORD_KINDS).map(({ id }) => ({
        id,
        label: words(`kind.${id}.name`),
        hint: words(`kind.${id}.hint`),
      }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
