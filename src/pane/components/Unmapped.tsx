import { makeStyles, typographyStyles } from '@fluentui/react-components';
import { unusedColumns } from '../columns';
import { usePane } from '../paneContext';
import { lackingFields } from '../requirements';
import { fieldName } from '../say';
import type { SheetSetup } from '../setup';
import { columnName } from '../templateOf';
import { Disclosure } from './Disclosure';

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
});

/** What did not meet, so that nothing is missed unseen: fields that Kiva advises, and columns of hers. */
export function Unmapped({ setup }: { readonly setup: SheetSetup }) {
  const { words } = usePane();
  const styles = useStyles();
  const lists = [
    { id: 'lacking', names: lackingFields(setup).map((field) => fieldName(words, field)) },
    {
      id: 'unused',
      names: unusedColumns(setup.columns, setup.mapping).map(({ column, header }) => columnName(column, header)),
    },
  ] as const;
  return lists
    .filter(({ names }) => names.length > 0)
    .map(({ id, names }) => (
      <Disclosure key={id} label={words(`mapping.${id}`, { count: names.length })} testId={id}>
        <ul className={styles.list} data-testid={`${id}-list`}>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Disclosure>
    ));
}
