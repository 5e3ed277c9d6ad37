import { RECORD_KINDS } from '../../core/catalogue';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { UnknownCard as Card } from '../../core/send/unknownCards';
import { decide, writeDecision, type Decided } from '../actions/decide';
import { keyText } from '../keyText';
import { lookInText } from '../lookInText';
import { moneyText } from '../moneyText';
import { usePane } from '../paneContext';
import { countedRecords } from '../recordsText';
import { Facts, type Fact } from './Facts';
import { Notice } from './Notice';
import { PartArrived } from './PartArrived';
import { Section } from './Section';

const useStyles = makeStyles({
  look: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
  where: { fontWeight: tokens.fontWeightSemibold },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Enough of a store's id to tell one relay from another. */
const STORE_SHOWN = 8;

/** What nobody knows of one submission, where to look it up, and her answer. */
export function UnknownCard({ card }: { readonly card: Card }) {
  const { ports, words, formats, act, busy } = usePane();
  const styles = useStyles();
  const [answer, setAnswer] = useState<Decided | 'settled' | 'later'>();
  const [asking, setAsking] = useState<'sure' | 'part'>();
  const { runId, submissionId, kind, count, month } = card;
  const isBusy = busy !== undefined;
  // A group loan is one draft, however many rows it has: no part of it can have arrived.
  const mayBePart = count > 1 && RECORD_KINDS[kind].batchSize > 1;
  const total = card.total === undefined ? undefined : moneyText(formats, card.total, card.currency);
  const title = words('unknown.title', {
    count,
    when: formats.moment(card.at),
    what: countedRecords(words, kind, 1, count),
  });

  const say = (arrived: boolean, missing: readonly string[] = []): void =>
    act('deciding', async () => {
      const said = await decide(ports, words, card, arrived, missing);
      setAsking(undefined);
      setAnswer(said);
      return said === 'settled' ? undefined : { type: 'decided', runId, submissionId, decision: said.decision };
    });
  const writeAgain = (decided: Decided): void =>
    act('writing', async () => {
      setAnswer({ ...decided, cells: await writeDecision(ports, words, runId, submissionId) });
      return undefined;
    });

  if (answer === 'settled') {
    return (
      <Section title={title} testId="unknown-card">
        <Notice intent="info">{words('unknown.settled')}</Notice>
      </Section>
    );
  }
  if (answer === 'later') {
    return (
      <Section title={title} testId="unknown-card">
        <p className={styles.note}>{words('unknown.laterNote')}</p>
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setAnswer(undefined)}>
            {words('unknown.show')}
          </Button>
        </div>
      </Section>
    );
  }
  if (answer !== undefined) {
    const { arrived, missing } = answer.decision;
    const noted = !arrived ? 'notArrived' : missing === undefined ? 'arrived' : 'part';
    return (
      <Section title={title} testId="unknown-card">
        <Notice intent="success" testId="decided">
          {words(`unknown.noted.${noted}`, { count: missing?.length ?? count })}
        </Notice>
        {answer.cells !== 'written' && (
          <Notice intent="warning" testId="decided-not-written">
            {words(`unknown.cells.${answer.cells}`)}
          </Notice>
        )}
        <div className={styles.buttons}>
          {answer.cells !== 'written' && (
            <Button disabled={isBusy} onClick={() => writeAgain(answer)} data-testid="write-decision">
              {words('unknown.write')}
            </Button>
          )}
          <Button
            appearance="subtle"
            disabled={isBusy}
            onClick={() => setAnswer(undefined)}
            data-testid="change-answer"
          >
            {words('unknown.change')}
          </Button>
        </div>
      </Section>
    );
  }

  const facts: readonly Fact[] = [
    ...(month === undefined ? [] : [{ name: words('month.label'), value: formats.month(month) }]),
    ...(total === undefined ? [] : [{ name: words('unknown.total'), value: total, testId: 'unknown-total' }]),
    { name: words(count === 1 ? 'unknown.only' : 'unknown.first'), value: keyText(card.firstKey) },
    ...(count === 1 ? [] : [{ name: words('unknown.last'), value: keyText(card.lastKey) }]),
  ];
  const where = [
    lookInText(words, formats, card),
    words(`lookIn.holds.${kind}`, { count }),
    ...(total === undefined ? [] : [card.currency === undefined ? words('lookIn.total', { total }) : total]),
  ];
  return (
    <Section title={title} testId="unknown-card">
      <Facts facts={facts} />
      <p className={styles.look}>
        {words('unknown.look')} <span className={styles.where}>{where.join(', ')}</span>
      </p>
      {card.elsewhere && (
        <Notice intent="info" testId="sent-elsewhere">
          {words('unknown.elsewhere', {
            store: card.elsewhere.storeId.slice(0, STORE_SHOWN),
            ...(card.elsewhere.initials === '' ? { context: 'plain' } : { initials: card.elsewhere.initials }),
          })}
        </Notice>
      )}
      {!card.canLookUp && <p className={styles.note}>{words(`lookIn.why.${card.lookIn}`)}</p>}
      {asking === 'part' && (
        <PartArrived card={card} onNote={(missing) => say(true, missing)} onBack={() => setAsking(undefined)} />
      )}
      {asking === 'sure' && (
        <>
          <Notice intent="warning" testId="confirm-not-arrived">
            {words('unknown.confirm', { count })}
          </Notice>
          <div className={styles.buttons}>
            <Button disabled={isBusy} onClick={() => say(false)} data-testid="not-arrived-sure">
              {words('unknown.sure')}
            </Button>
            <Button appearance="subtle" disabled={isBusy} onClick={() => setAsking(undefined)}>
              {words('back')}
            </Button>
          </div>
        </>
      )}
      {asking === undefined && (
        <div className={styles.buttons}>
          <Button disabled={isBusy} onClick={() => say(true)} data-testid="arrived">
            {words('unknown.arrived')}
          </Button>
          <Button disabled={isBusy} onClick={() => setAsking('sure')} data-testid="not-arrived">
            {words('unknown.notArrived')}
          </Button>
          {mayBePart && (
            <Button disabled={isBusy} onClick={() => setAsking('part')} data-testid="part-of-it">
              {words('unknown.part')}
            </Button>
          )}
          <Button appearance="subtle" disabled={isBusy} onClick={() => setAnswer('later')} data-testid="look-later">
            {words('unknown.later')}
          </Button>
        </div>
      )}
    </Section>
  );
}
