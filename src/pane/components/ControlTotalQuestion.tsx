import { Button, Field, Input, makeStyles, Textarea, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useState } from 'react';
import { REASON_LIMIT } from '../../core/send/controlTotal';
import type { SentBefore } from '../../core/send/plan';
import type { Confirmation, Given } from '../confirmation';
import { usePane } from '../paneContext';
import { Facts } from './Facts';
import { Notice } from './Notice';

const useStyles = makeStyles({
  agrees: {
    ...typographyStyles.body1,
    display: 'flex',
    gap: '8px',
    alignItems: 'flex-start',
    margin: 0,
    color: tokens.colorPaletteGreenForeground1,
    overflowWrap: 'anywhere',
  },
  icon: { display: 'flex', flexShrink: 0, fontSize: '20px' },
  from: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  take: { whiteSpace: 'normal' },
  differs: { display: 'flex', flexDirection: 'column', gap: '8px' },
});

interface ControlTotalQuestionProps {
  readonly given: Given;
  readonly confirmation: Confirmation;
  /** What of her report went out before: her own total holds it as well. */
  readonly sentBefore?: SentBefore | undefined;
  /** Other amounts than these go out, computed from them. */
  readonly isOwn: boolean;
  /** ISO code, where the rows name one. */
  readonly currency?: string | undefined;
  readonly asking: boolean;
  readonly onChange: (change: Partial<Given>) => void;
}

/** Her own report's total, typed or taken from a cell, and how it compares with what goes out. */
export function ControlTotalQuestion({
  given,
  confirmation,
  sentBefore,
  isOwn,
  currency,
  asking,
  onChange,
}: ControlTotalQuestionProps) {
  const { ports, words, formats, act, busy } = usePane();
  const styles = useStyles();
  const [nothingThere, setNothingThere] = useState(false);
  const { compared, open } = confirmation;
  const comparison = compared?.comparison;
  const before = compared?.sum.sentBefore;
  const { cell } = given;
  const amount = (text: string): string => `${formats.decimal(text)}${currency === undefined ? '' : ` ${currency}`}`;
  const take = (): void =>
    act('selecting', async () => {
      const found = await ports.workbook.selectedNumber();
      setNothingThere(found === undefined);
      onChange({ total: found?.text ?? '', cell: found });
      return undefined;
    });
  const problem = nothingThere
    ? words('confirm.control.nothingThere')
    : open.includes('unreadable')
      ? words('confirm.open.unreadable', { text: given.total })
      : asking && open.includes('totalMissing')
        ? words('confirm.open.totalMissing')
        : undefined;
  const reasonProblem = (['reasonMissing', 'reasonTooLong'] as const).find((point) => open.includes(point));
  return (
    <>
      <Field
        label={words('confirm.control.label')}
        hint={words(sentBefore ? 'confirm.control.hintWhole' : 'confirm.control.hint', {
          count: sentBefore?.rows ?? 0,
        })}
        required={confirmation.total === 'required'}
        validationMessage={problem ?? null}
        validationState={problem === undefined ? 'none' : 'error'}
      >
        <Input
          value={given.total}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => {
            setNothingThere(false);
            onChange({ total: value, cell: undefined });
          }}
          data-testid="control-total"
        />
      </Field>
      <Button className={styles.take} disabled={busy !== undefined} onClick={take} data-testid="control-take">
        {words('confirm.control.take')}
      </Button>
      {cell && (
        <p className={styles.from} data-testid="control-cell">
          {words('confirm.control.from', { address: cell.address, text: cell.text })}
        </p>
      )}
      {comparison?.result === 'agrees' && (
        <p className={styles.agrees} role="status" data-testid="control-agrees">
          <span className={styles.icon} aria-hidden>
            <CheckmarkCircleFilled />
          </span>
          {words('confirm.control.agrees', { total: amount(comparison.given) })}
        </p>
      )}
      {comparison?.result === 'agrees' && before && (
        <p className={styles.from} data-testid="control-made-of">
          {words('confirm.control.madeOf', { toGo: amount(compared?.sum.toGo ?? ''), before: amount(before.total) })}
        </p>
      )}
      {comparison?.result === 'differs' && (
        <div className={styles.differs} data-testid="control-differs">
          <Notice intent="warning">
            {words(`confirm.control.${before ? 'whole.' : ''}${comparison.by.startsWith('-') ? 'less' : 'more'}`, {
              by: amount(comparison.by.replace('-', '')),
            })}
          </Notice>
          <Facts
            facts={[
              { name: words('confirm.control.own'), value: amount(comparison.given), testId: 'control-own' },
              {
                name: words(isOwn ? 'confirm.control.plannedOwn' : 'confirm.control.planned'),
                value: amount(compared?.sum.toGo ?? ''),
                testId: 'control-planned',
              },
              ...(before
                ? [
                    {
                      name: words('confirm.control.sentBefore', { count: before.rows }),
                      value: amount(before.total),
                      testId: 'control-sent-before',
                    },
                    {
                      name: words('confirm.control.together'),
                      value: amount(compared?.sum.total ?? ''),
                      testId: 'control-together',
                    },
                  ]
                : []),
            ]}
          />
          <Field
            label={words('confirm.control.reason')}
            hint={words('confirm.control.reasonHint', { count: REASON_LIMIT })}
            required
            validationMessage={asking && reasonProblem ? words(`confirm.open.${reasonProblem}`) : null}
            validationState={asking && reasonProblem ? 'error' : 'none'}
          >
            <Textarea
              value={given.reason}
              maxLength={REASON_LIMIT}
              resize="vertical"
              onChange={(_, { value }) => onChange({ reason: value })}
              data-testid="control-reason"
            />
          </Field>
        </div>
      )}
    </>
  );
}
