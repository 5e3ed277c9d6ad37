import { Button, Field, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useCallback } from 'react';
import { INSTALMENT_ROWS } from '../../core/catalogue/instalmentRows';
import { findInstalments, type InstalmentTable } from '../../core/instalments/instalmentTable';
import type { InstalmentSheetPart } from '../../core/mapping/template';
import { otherSheets } from '../actions/otherSheets';
import type { SetupChange } from '../setupChange';
import { agreedInstalments, instalmentColumns, lacksLoanColumn, withInstalmentColumn } from '../instalmentColumns';
import { usePane } from '../paneContext';
import { repeatedGroups } from '../repeatedGroups';
import { fieldName } from '../say';
import type { SheetSetup } from '../setup';
import { columnName } from '../templateOf';
import { useLoaded } from '../useLoaded';
import { Disclosure } from './Disclosure';
import { FieldPicker } from './FieldPicker';
import { NarrowSelect } from './NarrowSelect';
import { Notice } from './Notice';

const useStyles = makeStyles({
  chosen: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    minWidth: 0,
    paddingInlineStart: '12px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  said: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
  use: { alignSelf: 'flex-start', minWidth: 0, maxWidth: '100%', overflowWrap: 'anywhere' },
});

interface InstalmentSheetSectionProps {
  readonly setup: SheetSetup;
  readonly onChange: (change: SetupChange) => void;
}

/** The sheet that her instalments stand on, where it is another one: proposed where one looks like it, never chosen unasked. */
export function InstalmentSheetSection({ setup, onChange }: InstalmentSheetSectionProps) {
  const { ports, words, formats, act, busy } = usePane();
  const styles = useStyles();
  const { whole, instalments: part } = setup;
  const seeks = repeatedGroups(setup)?.mapped === 0;
  const [chosenName, chosenTable] = [part?.sheet, part?.table];
  // Which of its columns are picked changes nothing of what is read; a fresh look at the loans' sheet reads it again.
  const load = useCallback(async () => {
    const chosen =
      chosenName === undefined ? undefined : { sheet: chosenName, ...(chosenTable && { table: chosenTable }) };
    return { ofSheet: chosenName, ...(await otherSheets(ports.workbook, whole.sheetId, chosen, seeks)) };
  }, [ports, whole, chosenName, chosenTable, seeks]);
  const { value: sheets, fault, again } = useLoaded(load);
  if (part === undefined && (sheets?.names.length ?? 0) === 0 && fault === undefined) return null;

  const current = sheets?.ofSheet === part?.sheet ? sheets : undefined;
  const proposed = part === undefined ? current?.likely : undefined;
  const isGone = part !== undefined && current?.chosen === null;
  const found = current?.chosen ?? undefined;
  const columns = part && found && instalmentColumns(found, part);
  const isBroken = isGone || lacksLoanColumn(part) || (columns?.missing.length ?? 0) > 0;
  const names = [...new Set([...(sheets?.names ?? []), ...(part ? [part.sheet] : [])])];

  const take = (chosen: InstalmentSheetPart | undefined): void => onChange({ what: 'instalments', part: chosen });
  const pickSheet = (name: string): void => {
    if (name === '') return take(undefined);
    act('readingSheet', async () => {
      const agreed = agreedInstalments(findInstalments(await ports.workbook.outline(name)));
      return { type: 'setupChanged', change: { what: 'instalments', part: agreed } };
    });
  };

  return (
    <Disclosure
      label={part ? words('instalments.sheet.chosen', { sheet: part.sheet }) : words('instalments.sheet.none')}
      open={proposed !== undefined || isBroken}
      testId="instalment-sheet"
    >
      {fault && (
        <Notice intent="warning">
          {words('instalments.sheet.unread')}{' '}
          <Button size="small" onClick={again}>
            {words('sheet.readAgain')}
          </Button>
        </Notice>
      )}
      {isGone && (
        <Notice intent="error" testId="instalment-sheet-gone">
          {words('finding.instalmentSheetGone', { sheet: part.sheet })}
        </Notice>
      )}
      {proposed && (
        <>
          <p className={styles.said} data-testid="instalment-sheet-proposed">
            {words('instalments.sheet.looksLike', {
              sheet: proposed.table.outline.sheetName,
              columns: foundIn(proposed),
            })}
          </p>
          <Button
            className={styles.use}
            size="small"
            disabled={busy !== undefined}
            onClick={() => take(agreedInstalments(proposed))}
            data-testid="use-instalment-sheet"
          >
            {words('instalments.sheet.use', { sheet: proposed.table.outline.sheetName })}
          </Button>
        </>
      )}
      <Field label={words('instalments.sheet.label')}>
        <NarrowSelect
          data-testid="instalment-sheet-name"
          value={part?.sheet ?? ''}
          disabled={busy !== undefined}
          onChange={(_, { value }) => pickSheet(value)}
        >
          <option value="">{words('instalments.sheet.noSheet')}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </NarrowSelect>
      </Field>
      {part && found && columns && (
        <div className={styles.chosen}>
          <p className={styles.said} data-testid="instalment-header-row">
            {words('instalments.sheet.headerRow', { row: formats.count(columns.headerRow + 1) })}
          </p>
          {INSTALMENT_ROWS.fields.map((field) => (
            <FieldPicker
              key={field.id}
              setup={columns}
              field={field}
              fieldKey={field.id}
              required={field.need === 'required'}
              problem={
                field.need === 'required' && columns.mapping[field.id] === undefined
                  ? words('mapping.choose', { field: fieldName(words, field.id) })
                  : undefined
              }
              onPick={(column) => take(withInstalmentColumn(found, part, field.id, column))}
            />
          ))}
        </div>
      )}
    </Disclosure>
  );
}

function foundIn({ suggestions }: InstalmentTable): string {
  return suggestions.map(({ column }) => columnName(column.column, column.header)).join(', ');
}
