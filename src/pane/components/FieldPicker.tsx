import { Button, Field, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Field as KivaField } from '../../core/catalogue/field';
import { bindingKey } from '../../core/mapping/bindingKey';
import { exampleOf } from '../columns';
import { usePane } from '../paneContext';
import { fieldName } from '../say';
import type { PickedColumns } from '../pickedColumns';
import { columnName } from '../templateOf';
import { NarrowSelect } from './NarrowSelect';

const useStyles = makeStyles({
  label: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', alignItems: 'baseline' },
  need: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  hint: { overflowWrap: 'anywhere' },
  example: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  proposal: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '6px' },
});

interface FieldPickerProps {
  readonly setup: PickedColumns;
  readonly field: KivaField;
  /** The field's key in the setup's mapping. */
  readonly fieldKey: string;
  readonly required: boolean;
  /** Its proposal is shown as a question of its own. */
  readonly isAsked?: boolean;
  /** Words shown when nothing is chosen and something has to be. */
  readonly problem?: string | undefined;
  readonly onPick: (column: number | undefined) => void;
}

/** One of Kiva's fields and the column of her sheet that holds it, with the first value found there. */
export function FieldPicker({ setup, field, fieldKey, required, isAsked, problem, onPick }: FieldPickerProps) {
  const { words } = usePane();
  const styles = useStyles();
  const column = setup.mapping[fieldKey];
  const gone = setup.missing.find((binding) => bindingKey(binding) === fieldKey);
  const proposal =
    column === undefined && isAsked !== true
      ? setup.proposals.find((known) => bindingKey(known) === fieldKey)
      : undefined;
  const example = column === undefined ? '' : exampleOf(setup, column);
  const missingWords = gone && words('mapping.missing', { header: gone.header });
  const wrong = missingWords ?? problem;

  const hint = proposal ? (
    <span className={styles.proposal}>
      <span className={styles.hint}>
        {words(`mapping.reason.${proposal.reason}`, { header: proposal.column.header })}
      </span>
      <Button size="small" onClick={() => onPick(proposal.column.column)}>
        {words('mapping.use', { column: columnName(proposal.column.column, proposal.column.header) })}
      </Button>
    </span>
  ) : example !== '' ? (
    <span className={styles.hint}>
      {words('mapping.example')} <span className={styles.example}>{example}</span>
    </span>
  ) : undefined;

  return (
    <Field
      label={
        <span className={styles.label}>
          {fieldName(words, field.id)}
          <span className={styles.need}>{words(`need.${required ? 'required' : field.need}`)}</span>
        </span>
      }
      hint={hint ?? null}
      validationMessage={wrong ?? null}
      validationState={wrong === undefined ? 'none' : 'error'}
    >
      <NarrowSelect
        data-testid={`map-${fieldKey}`}
        value={column === undefined ? '' : String(column)}
        onChange={(_, { value }) => onPick(value === '' ? undefined : Number(value))}
      >
        <option value="">{words('mapping.none')}</option>
        {setup.columns.map((known) => (
          <option key={known.column} value={String(known.column)}>
            {columnName(known.column, known.header)}
          </option>
        ))}
      </NarrowSelect>
    </Field>
  );
}
