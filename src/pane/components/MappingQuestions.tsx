import { bindingKey } from '../../core/mapping/bindingKey';
import { normaliseHeader } from '../../core/mapping/normaliseHeader';
import type { Suggestion } from '../../core/mapping/suggest';
import type { SetupChange } from '../setupChange';
import { exampleOf } from '../columns';
import { usePane } from '../paneContext';
import { fieldName } from '../say';
import type { SheetSetup } from '../setup';
import { columnName } from '../templateOf';
import { Choice } from './Choice';

interface MappingQuestionsProps {
  readonly setup: SheetSetup;
  readonly questions: readonly Suggestion[];
  readonly onChange: (change: SetupChange) => void;
}

/** The few columns that nobody but her can place, each with why it is asked and the first value found there. */
export function MappingQuestions({ setup, questions, onChange }: MappingQuestionsProps) {
  const { words } = usePane();
  return questions.map((suggestion) => {
    const { field, column, reason } = suggestion;
    const key = bindingKey(suggestion);
    const example = exampleOf(setup, column.column);
    const why = words(`mapping.reason.${reason}`, { header: column.header });
    const answers = [
      { id: 'yes' as const, label: words('mapping.question.yes') },
      { id: 'no' as const, label: words('mapping.question.no') },
    ];
    return (
      <div key={key} data-testid={`ask-${key}`}>
        <Choice
          label={words('mapping.question.ask', {
            header: columnName(column.column, column.header),
            field: fieldName(words, field),
          })}
          hint={example === '' ? why : `${why} ${words('mapping.example')} ${example}`}
          options={answers}
          chosen={answerOf(setup, key, suggestion)}
          onChoose={(answer) =>
            onChange(
              answer === 'yes'
                ? { what: 'column', key, column: column.column }
                : { what: 'declined', key, column: column.column },
            )
          }
        />
      </div>
    );
  });
}

function answerOf(setup: SheetSetup, key: string, { column }: Suggestion): 'yes' | 'no' | undefined {
  if (setup.mapping[key] === column.column) return 'yes';
  const header = normaliseHeader(column.header);
  const said = setup.corrections.find((correction) => normaliseHeader(correction.header) === header);
  return said?.field === null ? 'no' : undefined;
}
