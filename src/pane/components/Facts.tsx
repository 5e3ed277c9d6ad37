import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '8px', margin: 0 },
  row: { display: 'flex', justifyContent: 'space-between', gap: '12px', alignItems: 'baseline' },
  term: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere', minWidth: 0 },
  value: {
    ...typographyStyles.body1Strong,
    margin: 0,
    textAlign: 'end',
    overflowWrap: 'break-word',
    flexShrink: 0,
    maxWidth: '60%',
    fontVariantNumeric: 'tabular-nums',
  },
});

/** A fact: its name, its value in words, and a stable name for tests. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly testId?: string;
}

/** Names and values as a definition list. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(({ name, value, testId }) => (
        <div className={styles.row} key={name}>
          <dt className={styles.term}>{name}</dt>
          <dd className={styles.value} data-testid={testId}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
