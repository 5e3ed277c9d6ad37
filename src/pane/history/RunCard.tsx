import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { RECORD_KINDS } from '../../core/catalogue';
import type { RowCounts } from '../../core/send/history';
import { goToRows } from '../actions/goToRows';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { Facts, type Fact } from '../components/Facts';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { moneyText } from '../moneyText';
import { usePane } from '../paneContext';
import { recordsText } from '../recordsText';
import type { KnownEntry } from './loadHistory';

const FATES: readonly (keyof RowCounts)[] = [
  'accepted',
  'warned',
  'rowRefused',
  'refused',
  'unknown',
  'unsettled',
  'notArrived',
  'notSent',
  'sentLater',
];

const useStyles = makeStyles({
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  who: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface RunCardProps {
  readonly known: KnownEntry;
  readonly onReceipt: () => void;
}

/** One run: where it went, what became of its rows, and the ways to its rows and its receipt. */
export function RunCard({ known: { entry, run, isHere, ticks }, onReceipt }: RunCardProps) {
  const { ports, words, formats, act, busy } = usePane();
  const styles = useStyles();
  const [found, setFound] = useState<number>();
  const { counts, kind, environment, month, total, currency, openCases, initials, partnerId } = entry;
  const rowCount = run.submissions.reduce((sum, { rows }) => sum + rows.length, 0);
  const who = [words('history.partner', { partner: partnerId }), initials].filter((text) => text !== '').join(' · ');
  const facts: readonly Fact[] = [
    ...(month === undefined ? [] : [{ name: words('month.label'), value: formats.month(month) }]),
    { name: words('history.rows'), value: recordsText(words, kind, run.submissions), testId: 'run-rows' },
    ...FATES.filter((fate) => counts[fate] > 0).map((fate) => ({
      name: words(`history.fate.${fate}`),
      value: formats.count(counts[fate]),
      testId: `run-${fate}`,
    })),
    ...(total === undefined ? [] : [{ name: words('receipt.total'), value: moneyText(formats, total, currency) }]),
    ...(ticks === undefined || ticks.of === 0
      ? []
      : [
          {
            name: words(RECORD_KINDS[kind].tickCode),
            value: words('ticks.some', { ticked: formats.count(ticks.ticked), of: formats.count(ticks.of) }),
            testId: 'run-ticks',
          },
        ]),
    ...(openCases.length === 0 ? [] : [{ name: words('receipt.open'), value: formats.count(openCases.length) }]),
  ];
  const show = (): void =>
    act('selecting', async () => {
      setFound(await goToRows(ports, run));
      return undefined;
    });

  return (
    <Section title={formats.moment(entry.at)} testId="run">
      <div className={styles.top}>
        <EnvironmentBadge environment={environment} />
        <span className={styles.who}>{who}</span>
      </div>
      <Facts facts={facts} />
      <div className={styles.buttons}>
        {isHere && (
          <Button size="small" disabled={busy !== undefined} onClick={show} data-testid="show-rows">
            {words('history.showRows')}
          </Button>
        )}
        <Button size="small" onClick={onReceipt} data-testid="open-receipt">
          {words('history.receipt')}
        </Button>
      </div>
      {!isHere && <span className={styles.who}>{words('history.elsewhere')}</span>}
      {found !== undefined && (
        <Notice intent={found === rowCount ? 'info' : 'warning'} testId="rows-found">
          {words('history.found', { found: formats.count(found), of: formats.count(rowCount) })}
        </Notice>
      )}
    </Section>
  );
}
