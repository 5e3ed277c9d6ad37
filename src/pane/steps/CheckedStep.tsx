import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { useMemo } from 'react';
import { afterTurning } from '../actions/afterTurning';
import { check } from '../actions/check';
import { plan } from '../actions/plan';
import { showPlan } from '../actions/showPlan';
import { changeSetup } from '../changeSetup';
import { ComputedSection } from '../components/ComputedSection';
import { Disclosure } from '../components/Disclosure';
import { Facts, type Fact } from '../components/Facts';
import { ExplainedWords } from '../components/ExplainedWords';
import { FindingList } from '../components/FindingList';
import { ListsAge } from '../components/ListsAge';
import { ListsNotice } from '../components/ListsNotice';
import { Notice } from '../components/Notice';
import { Questions } from '../components/Questions';
import { RepairsSection } from '../components/RepairsSection';
import { ScopeNotice } from '../components/ScopeNotice';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import { UnknownWords } from '../components/UnknownWords';
import type { FindingCode } from '../../core/check/findingCodes';
import { rowCount } from '../../core/check/recordRows';
import { rowsNotRead } from '../../core/mapping/findTable';
import { scheduleRepairs } from '../../core/schedule/repairedSchedule';
import { onePerWord, unmappedWords } from '../../core/check/unmappedWords';
import type { CellRef } from '../../core/cell/cell';
import type { Flow, FlowEvent } from '../flow';
import { CheckedPhotos } from '../photos/CheckedPhotos';
import { PreviewSection } from '../preview/PreviewSection';
import { computedWays } from '../computedWays';
import { missingScope } from '../missingScope';
import { usePane } from '../paneContext';
import { answersTo } from '../questions';
import type { SheetSetup } from '../setup';
import { bySeverity, countBy, maySend } from '../tally';

const useStyles = makeStyles({
  others: { display: 'flex', flexWrap: 'wrap', gap: '8px', '> *': { flex: '1 1 auto', minWidth: 0 } },
});

/** What the check found: how much can go, what is wrong and where; nothing goes out that changed since. */
export function CheckedStep({ flow }: { readonly flow: Extract<Flow, { step: 'checked' }> }) {
  const { ports, words, formats, tell, act, busy, edits } = usePane();
  const styles = useStyles();
  const { connection, checkup } = flow;
  const { setup, checked, edited, cellsRechecked, templateSaved, listsBroken, reference, listsAsOf } = checkup;
  const { kind } = setup;
  const { question, error, warning } = useMemo(() => bySeverity(onePerWord(checked.findings)), [checked]);
  const unknown = useMemo(() => unmappedWords(checked.findings), [checked]);
  const repairs = useMemo(() => scheduleRepairs(checked), [checked]);
  const ways = useMemo(() => computedWays(checked), [checked]);
  // One answer serves every group of its kind.
  const offers = error.filter((finding) => answersTo(finding).length > 0).slice(0, 1);
  const behind = rowCount(checked.records) - rowCount(checked.sendable);
  const sendableRows = rowCount(checked.sendable);
  const groups = checked.sendable.filter(({ members }) => members !== undefined).length;
  const ready = maySend(checked);
  const mayGo = ready && missingScope(kind, connection.session) === undefined;
  const has = (code: FindingCode): boolean => checked.findings.some((finding) => finding.code === code);
  const listsMissing = has('referenceListMissing');
  const namesOpen = has('referenceNotFound') || has('referenceNear');
  // Beside the words to be explained, reading the lists again is offered already.
  const explained = new Set([...unknown.map(({ field }) => field), ...Object.keys(setup.valueMaps ?? {})]);
  const showsListsAge =
    listsAsOf !== undefined && kind.fields.some(({ id, list }) => list !== undefined && explained.has(id));

  const checkedBy = async (changed: SheetSetup, lists?: 'anew'): Promise<FlowEvent> =>
    afterTurning(ports, words, setup, await check(ports, changed, connection, edits, lists));
  const checkAgain = (changed: SheetSetup): void => act('checking', () => checkedBy(changed));
  const readLists = (): void => act('checking', () => checkedBy(setup, 'anew'));
  const jump = (cell: CellRef): void =>
    act('selecting', async () => {
      await ports.workbook.select(cell.sheet ?? setup.outline.sheetId, cell);
      return undefined;
    });

  const unread = rowsNotRead(setup.whole, setup.table);
  const facts: readonly Fact[] = [
    { name: words('checked.ready'), value: formats.count(sendableRows), testId: 'sendable-count' },
    ...(groups > 0 ? [{ name: words('checked.groups'), value: formats.count(groups), testId: 'group-count' }] : []),
    ...(behind > 0
      ? [
          {
            name: words(question.length > 0 ? 'checked.waiting' : 'checked.behind'),
            value: formats.count(behind),
            testId: 'behind-count',
          },
        ]
      : []),
    ...countBy(checked.leftOut, ({ reason }) => reason).map(([reason, count]) => ({
      name: words(`checked.leftOut.${reason}`),
      value: formats.count(count),
      testId: `left-out-${reason}`,
    })),
    ...(unread > 0
      ? [{ name: words('checked.rowsNotRead'), value: formats.count(unread), testId: 'rows-not-read' }]
      : []),
    ...(checked.total !== undefined && ready
      ? [{ name: words(`total.${kind.id}`), value: formats.decimal(checked.total), testId: 'total' }]
      : []),
    ...(kind.monthly ? [{ name: words('month.label'), value: formats.month(setup.month) }] : []),
  ];

  const planned = async (): Promise<FlowEvent> => {
    const job = { session: connection.session, setup, checked };
    const event = await plan(ports, job);
    if (event.type === 'planned') await showPlan(ports, words, { ...job, plan: event.plan });
    return event;
  };
  const sendButton = (
    <Button
      appearance="primary"
      size="large"
      disabled={busy !== undefined || !mayGo}
      onClick={() => act('planning', planned)}
      data-testid="send-to-kiva"
    >
      {busy === 'planning' ? <Spinner size="tiny" label={words('busy.planning')} /> : words('checked.send')}
    </Button>
  );
  const checkButton = (
    <Button
      appearance={edited ? 'primary' : 'secondary'}
      size={edited ? 'large' : 'medium'}
      disabled={busy !== undefined}
      onClick={() => checkAgain(setup)}
      data-testid="check-again"
    >
      {busy === 'checking' ? <Spinner size="tiny" label={words('busy.checking')} /> : words('checked.again')}
    </Button>
  );

  return (
    <StepFrame
      heading={words(ready ? 'checked.headingReady' : 'checked.headingNot', { count: sendableRows })}
      lead={setup.outline.sheetName}
      // Not the findings: they change while she types in the sheet, and must not take the keys from her.
      news={setup}
      footer={
        <>
          {edited ? checkButton : sendButton}
          <div className={styles.others}>
            {!edited && checkButton}
            <Button appearance="subtle" disabled={busy !== undefined} onClick={() => tell({ type: 'wentBack' })}>
              {words('back')}
            </Button>
          </div>
        </>
      }
    >
      {edited && (
        <Notice intent="warning" testId="edited">
          {words('checked.edited')}
        </Notice>
      )}
      {cellsRechecked !== undefined && (
        <Notice intent="info" testId="cells-rechecked">
          {words('checked.cellsRechecked', { count: cellsRechecked })}
        </Notice>
      )}
      <ScopeNotice kind={kind} session={connection.session} />
      {listsBroken && <ListsNotice broken={listsBroken} lookedUp={!listsMissing} onReadAgain={readLists} />}
      <Section title={words('checked.summary')} testId="summary">
        <Facts facts={facts} />
      </Section>
      {question.length > 0 && (
        <Section title={words('checked.questions', { count: question.length })} testId="questions">
          <Questions findings={question} onJump={jump} onAnswer={(change) => checkAgain(changeSetup(setup, change))} />
        </Section>
      )}
      <ComputedSection
        schedule={setup.schedule}
        ways={ways}
        onChange={(change) => checkAgain(changeSetup(setup, change))}
      />
      {(unknown.length > 0 || setup.valueMaps) && (
        <Section title={words('words.title')} testId="unknown-words">
          {unknown.length > 0 && (
            <UnknownWords
              unknown={unknown}
              fields={kind.fields}
              reference={reference}
              onJump={jump}
              onChoose={(change) => checkAgain(changeSetup(setup, change))}
            />
          )}
          {showsListsAge && <ListsAge asOf={listsAsOf} onReadAgain={readLists} />}
          {setup.valueMaps && (
            <ExplainedWords
              valueMaps={setup.valueMaps}
              fields={kind.fields}
              onForget={(change) => checkAgain(changeSetup(setup, change))}
            />
          )}
        </Section>
      )}
      {repairs.length > 0 && (
        <RepairsSection repairs={repairs} onJump={jump} onAgree={(change) => checkAgain(changeSetup(setup, change))} />
      )}
      {error.length > 0 && (
        <Section title={words('checked.errors', { count: error.length })} testId="errors">
          {behind > 0 && ready && <Notice intent="info">{words('checked.stayBehind', { count: behind })}</Notice>}
          <Questions findings={offers} onJump={jump} onAnswer={(change) => checkAgain(changeSetup(setup, change))} />
          <FindingList findings={error.filter((finding) => !offers.includes(finding))} onJump={jump} />
          {namesOpen && !listsBroken && !showsListsAge && (
            <ListsNotice broken={undefined} lookedUp onReadAgain={readLists} />
          )}
        </Section>
      )}
      {kind.photo && (
        <CheckedPhotos
          setup={setup}
          checked={checked}
          onCheck={() => checkedBy(setup)}
          onChange={(change) => checkAgain(changeSetup(setup, change))}
        />
      )}
      {warning.length > 0 && (
        <Section title={words('checked.warnings', { count: warning.length })} testId="warnings">
          <FindingList findings={warning} onJump={jump} />
        </Section>
      )}
      {ready && checked.sendable.length > 0 && (
        <Section title={words('preview.title')} testId="preview">
          <Disclosure label={words('preview.open')} testId="preview-open">
            <PreviewSection
              checked={checked}
              reference={reference}
              groupIds={connection.account.groupIds}
              onJump={jump}
            />
          </Disclosure>
        </Section>
      )}
      {checked.notChecked.length > 0 && (
        <Section title={words('checked.notChecked')} testId="not-checked">
          <FindingList findings={checked.notChecked} onJump={jump} />
        </Section>
      )}
      {templateSaved !== undefined && (
        <Notice intent="success" testId="template-saved">
          {words('checked.templateSaved', { name: templateSaved })}
        </Notice>
      )}
    </StepFrame>
  );
}
