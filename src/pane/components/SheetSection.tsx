import { Button, Field, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import type { AccountSettings } from '../../core/kiva/account';
import type { SetupChange } from '../setupChange';
import { monthChoices } from '../month';
import { usePane } from '../paneContext';
import { isRequired } from '../requirements';
import type { SheetSetup } from '../setup';
import { KindQuestion } from './KindQuestion';
import { HeaderRowPicker } from './HeaderRowPicker';
import { TablePicker } from './TablePicker';
import { NarrowSelect } from './NarrowSelect';
import { Section } from './Section';

const useStyles = makeStyles({
  found: { display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: '8px' },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface SheetSectionProps {
  readonly setup: SheetSetup;
  readonly account: AccountSettings;
  readonly onChange: (change: SetupChange) => void;
  readonly onReadAgain: () => void;
}

/** Which sheet this is, what it holds, whether a template was found, where its headers are, and the month it reports. */
export function SheetSection({ setup, account, onChange, onReadAgain }: SheetSectionProps) {
  const { ports, words, formats, busy } = usePane();
  const styles = useStyles();
  const { template, outline, month, mapping } = setup;
  const open = setup.kind.fields.some(({ id }) => mapping[id] === undefined && isRequired(setup, account, id));
  const foundBy = !open
    ? 'sheet.templateNone'
    : Object.keys(mapping).length > 0
      ? 'sheet.columnsSome'
      : 'sheet.columnsNone';
  return (
    <Section title={outline.sheetName} testId="sheet-name">
      <KindQuestion chosen={setup.kind.id} onChoose={(kind) => onChange({ what: 'kind', kind })} />
      <div className={styles.found}>
        <p className={styles.text}>
          {template ? words('sheet.templateFound', { name: template.name }) : words(foundBy)}
        </p>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowSyncRegular />}
          aria-label={words('sheet.readAgain')}
          disabled={busy !== undefined}
          onClick={onReadAgain}
        />
      </div>
      <TablePicker setup={setup} onPick={(place) => onChange({ what: 'rowsFrom', place })} />
      <HeaderRowPicker
        setup={setup}
        onPick={(row) => onChange({ what: 'headerRow', row })}
        onCount={(count) => onChange({ what: 'headerRows', count })}
      />
      {setup.kind.monthly && (
        <Field label={words('month.label')} hint={words('month.hint')}>
          <NarrowSelect
            data-testid="month"
            value={month}
            onChange={(_, { value }) => onChange({ what: 'month', month: value })}
          >
            {monthChoices(ports.clock.today()).map((choice) => (
              <option key={choice} value={choice}>
                {formats.month(choice)}
              </option>
            ))}
          </NarrowSelect>
        </Field>
      )}
    </Section>
  );
}
