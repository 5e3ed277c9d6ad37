import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CellRef } from '../../core/cell/cell';
import { decimalText } from '../../core/cell/decimal';
import type { ScheduleRepair } from '../../core/schedule/repairedSchedule';
import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import { CellButton } from './CellButton';
import { Disclosure } from './Disclosure';
import { LongList } from './LongList';
import { Section } from './Section';

/** More than this at once helps nobody. */
const SHOWN_AT_ONCE = 20;

const useStyles = makeStyles({
  list: { gap: '12px' },
  repair: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px', minWidth: 0 },
  said: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  agree: { textAlign: 'start', alignSelf: 'flex-start', minWidth: 0, maxWidth: '100%', overflowWrap: 'anywhere' },
});

interface RepairsSectionProps {
  readonly repairs: readonly ScheduleRepair[];
  readonly onJump: (cell: CellRef) => void;
  readonly onAgree: (change: SetupChange) => void;
}

/** Instalments that do not add up to their loan, with what would make them: differences of rounding at once, others each. */
export function RepairsSection({ repairs, onJump, onAgree }: RepairsSectionProps) {
  const { words, formats, busy } = usePane();
  const styles = useStyles();
  const rounding = repairs.filter(({ isRounding }) => isRounding);
  const larger = repairs.filter(({ isRounding }) => !isRounding);
  const agree = (agreed: readonly ScheduleRepair[]): void => onAgree({ what: 'repairs', repairs: agreed });
  return (
    <Section title={words('repairs.title', { count: repairs.length })} testId="repairs">
      <p className={styles.hint}>{words('repairs.hint')}</p>
      {rounding.length > 0 && (
        <div className={styles.repair}>
          <p className={styles.said} data-testid="repairs-rounding">
            {words('repairs.rounding', { count: rounding.length, largest: formats.decimal(largestOf(rounding)) })}
          </p>
          <Button
            className={styles.agree}
            disabled={busy !== undefined}
            onClick={() => agree(rounding)}
            data-testid="repair-rounding"
          >
            {words('repairs.agreeAll', { count: rounding.length })}
          </Button>
          <Disclosure label={words('repairs.show', { count: rounding.length })} testId="repairs-shown">
            <RepairList repairs={rounding} onJump={onJump} />
          </Disclosure>
        </div>
      )}
      {larger.length > 0 && (
        <>
          <p className={styles.said}>{words('repairs.larger', { count: larger.length })}</p>
          <RepairList repairs={larger} onJump={onJump} onAgree={(repair) => agree([repair])} />
        </>
      )}
    </Section>
  );
}

function RepairList({
  repairs,
  onJump,
  onAgree,
}: Pick<RepairsSectionProps, 'repairs' | 'onJump'> & { readonly onAgree?: (repair: ScheduleRepair) => void }) {
  const { words, formats, busy } = usePane();
  const styles = useStyles();
  return (
    <LongList all={repairs} atOnce={SHOWN_AT_ONCE} className={styles.list}>
      {(repair) => {
        const { loan, row, cell, from, to, difference } = repair;
        const [before, after] = [from, to].map((amount) => formats.decimal(decimalText(amount)));
        const params = { loan, from: before ?? '', to: after ?? '', difference: formats.decimal(difference) };
        return (
          <li key={row} className={styles.repair} data-testid="repair">
            <p className={styles.said}>
              <CellButton cell={cell} onJump={onJump} />
              {words('repairs.one', params)}
            </p>
            {onAgree && (
              <Button
                size="small"
                className={styles.agree}
                disabled={busy !== undefined}
                onClick={() => onAgree(repair)}
                data-testid="repair-one"
              >
                {words('repairs.agreeOne', params)}
              </Button>
            )}
          </li>
        );
      }}
    </LongList>
  );
}

/** The size of the largest difference, as plain decimal text. */
function largestOf(repairs: readonly ScheduleRepair[]): string {
  return repairs
    .map(({ difference }) => difference.replace('-', ''))
    .reduce((largest, size) => (Number(size) > Number(largest) ? size : largest));
}
