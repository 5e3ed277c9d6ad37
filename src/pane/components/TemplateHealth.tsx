import { Button, makeStyles } from '@fluentui/react-components';
import type { TemplateChange } from '../../core/mapping/templateHealth';
import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import { fieldName } from '../say';
import type { SheetSetup } from '../setup';
import { templateChanges } from '../templateChanges';
import { columnName } from '../templateOf';
import { Notice } from './Notice';

const useStyles = makeStyles({
  said: { margin: 0, overflowWrap: 'anywhere' },
  change: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '6px' },
});

type Open = Exclude<TemplateChange, { code: 'moved' }>;

interface TemplateHealthProps {
  readonly setup: SheetSetup;
  readonly onChange: (change: SetupChange) => void;
}

/** What of the template is no longer as it was saved: what moved was followed, the rest is proposed and left to her. */
export function TemplateHealth({ setup, onChange }: TemplateHealthProps) {
  const { words } = usePane();
  const styles = useStyles();
  const changes = templateChanges(setup);
  const moved = changes.filter((change) => change.code === 'moved');
  const open = changes.filter((change): change is Open => change.code !== 'moved');

  const sayChange = (change: Open): string => {
    const field = change.field === undefined ? words('template.filter.title') : fieldName(words, change.field);
    if (change.code === 'new') return words('template.health.new', { field, header: change.column.header });
    if (change.code === 'missing') return words('template.health.missing', { field, header: change.header });
    const column = columnName(change.column.column, change.column.header);
    return words(`template.health.renamed.${change.reason}`, { field, header: change.header, column });
  };
  const repair = (change: Open): SetupChange | undefined => {
    if (change.code === 'missing')
      return change.key === undefined ? { what: 'rowFilter', filter: undefined } : undefined;
    const { column, header } = change.column;
    if (change.key !== undefined) return { what: 'column', key: change.key, column };
    const leaveOut = setup.rowFilter?.leaveOut ?? [];
    return { what: 'rowFilter', filter: { header, column, leaveOut } };
  };

  return (
    <>
      {moved.length > 0 && (
        <Notice intent="info" testId="template-moved">
          {words('template.health.moved', {
            count: moved.length,
            columns: moved.map(({ column }) => columnName(column.column, column.header)).join(', '),
          })}
        </Notice>
      )}
      {open.map((change) => {
        const proposed = repair(change);
        return (
          <Notice
            key={`${change.code} ${change.key ?? ''} ${change.code === 'new' ? change.column.column : change.header}`}
            intent={change.code === 'new' ? 'info' : 'warning'}
            testId={`template-${change.code}`}
          >
            <div className={styles.change}>
              <p className={styles.said}>{sayChange(change)}</p>
              {proposed && (
                <Button size="small" onClick={() => onChange(proposed)} data-testid="repair">
                  {change.code === 'missing'
                    ? words('template.health.noFilter')
                    : words('mapping.use', { column: columnName(change.column.column, change.column.header) })}
                </Button>
              )}
            </div>
          </Notice>
        );
      })}
    </>
  );
}
