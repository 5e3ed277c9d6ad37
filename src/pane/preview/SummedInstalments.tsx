import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { usePane } from '../paneContext';
import type { PreviewLine } from './previewOf';

const useStyles = makeStyles({
  table: { ...typographyStyles.caption1, borderCollapse: 'collapse', width: '100%' },
  caption: { ...typographyStyles.caption1Strong, textAlign: 'start', paddingBottom: '2px', overflowWrap: 'anywhere' },
  head: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, textAlign: 'end', padding: '2px' },
  cell: {
    padding: '4px 2px',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface SummedInstalmentsProps {
  /** Of how many borrowers. */
  readonly of: number;
  readonly instalments: readonly (readonly PreviewLine[])[];
}

/** A group's instalments, open to see: they are sums, so that no cell of hers shows them. */
export function SummedInstalments({ of, instalments }: SummedInstalmentsProps) {
  const { words } = usePane();
  const styles = useStyles();
  const names = [...new Set(instalments.flatMap((lines) => lines.map(({ name }) => name)))];
  return (
    <table className={styles.table} data-testid="preview-group-instalments">
      <caption className={styles.caption}>{words('preview.summed', { count: of })}</caption>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col" className={styles.head}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {instalments.map((lines, at) => (
          <tr key={at}>
            {names.map((name) => (
              <td key={name} className={styles.cell}>
                {lines.find((line) => line.name === name)?.value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
