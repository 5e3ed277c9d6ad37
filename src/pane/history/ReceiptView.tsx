import { Button, makeStaticStyles, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { receiptOf, type HistoryEntry } from '../../core/send/history';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import { usePane } from '../paneContext';
import { HandOut } from './HandOut';
import { asText, receiptRows } from './receiptRows';

/** On paper the receipt stands alone. */
const usePaper = makeStaticStyles(`
  @media screen {
    .receipt caption { display: none; }
  }
  @media print {
    body { visibility: hidden; }
    .receipt { visibility: visible; position: absolute; left: 0; top: 0; width: 100%; color: #000000; }
  }
`);

const useStyles = makeStyles({
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', width: '100%' },
  caption: { ...typographyStyles.subtitle1, textAlign: 'start' },
  name: {
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
    verticalAlign: 'top',
    padding: '4px 12px 4px 0',
    width: '45%',
    overflowWrap: 'anywhere',
  },
  value: {
    verticalAlign: 'top',
    padding: '4px 0',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
});

interface ReceiptViewProps {
  readonly entry: HistoryEntry;
  readonly onBack: () => void;
}

/** What Kiva took in one run, under which ids, and what is still open, to be filed. */
export function ReceiptView({ entry, onBack }: ReceiptViewProps) {
  const { words, formats } = usePane();
  const styles = useStyles();
  usePaper();
  const rows = useMemo(() => receiptRows(words, formats, receiptOf(entry)), [words, formats, entry]);
  const [[title = ''] = [], ...facts] = rows;
  return (
    <StepFrame
      heading={words('receipt.heading')}
      footer={
        <Button onClick={onBack} data-testid="receipt-back">
          {words('back')}
        </Button>
      }
    >
      <Section title={title} testId="receipt">
        <table className={`${styles.table} receipt`}>
          <caption className={styles.caption}>{title}</caption>
          <tbody>
            {facts.map(([name, value], at) => (
              <tr key={at}>
                <th scope="row" className={styles.name}>
                  {name}
                </th>
                <td className={styles.value}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <HandOut name={words('receipt.sheet')} text={asText(rows)} rows={rows} also="print" />
    </StepFrame>
  );
}
