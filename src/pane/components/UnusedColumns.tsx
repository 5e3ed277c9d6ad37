import { makeStyles, typographyStyles } from '@fluentui/react-components';
import { unusedColumns } from '../columns';
import { usePane } from '../paneContext';
import type { SheetSetup } from '../setup';
import { columnName } from '../templateOf';
import { Disclosure } from './Disclosure';

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
});

/** What stays at home: the columns of hers that are chosen for nothing, so that none is missed unseen. */
export function UnusedColumns({ setup }: { readonly setup: SheetSetup }) {
  const { words } = usePane();
  const styles = useStyles();
  const unused = unusedColumns(setup.columns, setup.mapping);
  if (unused.length === 0) return null;
  return (
    <Disclosure label={words('mapping.unused', { count: unused.length })} testId="unused-columns">
      <ul className={styles.list} data-testid="unused-list">
        {unused.map(({ column, header }) => (
          <li key={column}>{columnName(column, header)}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
