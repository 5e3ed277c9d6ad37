import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { namesOf } from '../../core/check/rowNames';
import type { RowWrite } from '../../ports/workbook';
import { usePane } from '../paneContext';
import { Section } from './Section';

const useStyles = makeStyles({
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  list: { ...typographyStyles.body1, margin: 0, padding: 0, listStyleType: 'none', overflowWrap: 'anywhere' },
  row: { padding: '4px 0' },
  name: { fontWeight: tokens.fontWeightSemibold },
});

function shownIn(word: RowWrite['words'][number]): string | null {
  return typeof word === 'string' ? word : (word?.link ?? null);
}

/** Results whose row is no longer in the sheet: kept here, since they are nowhere else. */
export function LostRows({ lost }: { readonly lost: readonly RowWrite[] }) {
  const { words } = usePane();
  const styles = useStyles();
  return (
    <Section title={words('done.lost.title', { count: lost.length })} testId="lost">
      <p className={styles.note}>{words('done.lost.text')}</p>
      <ul className={styles.list}>
        {lost.map(({ identity, words: results }, at) => (
          <li key={`${identity.join(' ')} ${at}`} className={styles.row}>
            <span className={styles.name}>{namesOf(identity).join(' · ')}</span>{' '}
            {results.map(shownIn).filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </Section>
  );
}
