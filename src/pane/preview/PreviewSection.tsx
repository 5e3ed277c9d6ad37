import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { CellRef } from '../../core/cell/cell';
import type { CheckedSheet, RecordDraft } from '../../core/check/checkSheet';
import type { GroupIds } from '../../core/kiva/account';
import { rowCount } from '../../core/check/recordRows';
import type { ReferenceData } from '../../core/reference/referenceData';
import { Disclosure } from '../components/Disclosure';
import { Facts } from '../components/Facts';
import { usePane } from '../paneContext';
import type { PanePorts } from '../panePorts';
import { PhotoPicture } from '../photos/PhotoPicture';
import { previewOf, sheetTotals } from './previewOf';
import { SummedInstalments } from './SummedInstalments';

const useStyles = makeStyles({
  moves: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  row: { ...typographyStyles.body1Strong, flexGrow: 1 },
  instalment: {
    paddingInlineStart: '12px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  json: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    margin: 0,
    padding: '8px',
    overflowX: 'auto',
    whiteSpace: 'pre',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface PreviewSectionProps {
  readonly checked: CheckedSheet;
  readonly reference?: ReferenceData | undefined;
  readonly groupIds?: GroupIds | undefined;
  readonly onJump: (cell: CellRef) => void;
}

/** What Kiva will read of the sheet: its totals, and one row after the other as a card, with the text that is sent. */
export function PreviewSection({ checked, reference, groupIds, onJump }: PreviewSectionProps) {
  const { words, formats } = usePane();
  const { sendable } = checked;
  const totals = useMemo(() => sheetTotals(checked), [checked]);
  const facts = [
    { name: words('preview.rows'), value: formats.count(rowCount(sendable)), testId: 'preview-rows' },
    ...totals.map(({ currency, sum }) => ({
      name: words('preview.total', { currency }).trim(),
      value: formats.decimal(sum),
      testId: 'preview-total',
    })),
  ];
  return (
    <>
      <Facts facts={facts} />
      <Card key={sendable.length} checked={checked} reference={reference} groupIds={groupIds} onJump={onJump} />
    </>
  );
}

function Card({ checked: { kind, sendable }, reference, groupIds, onJump }: PreviewSectionProps) {
  const { ports, words, formats } = usePane();
  const styles = useStyles();
  const [at, setAt] = useState(0);
  const record = sendable[at];
  const preview = useMemo(
    () => record && previewOf(kind, record, { words, formats, reference, photoName: nameIn(ports) }, groupIds),
    [kind, record, words, formats, reference, groupIds, ports],
  );
  if (!record || !preview) return null;
  const move = (to: number): void => {
    setAt(to);
    const cell = cellOf(sendable[to]);
    if (cell) onJump(cell);
  };
  return (
    <>
      <div className={styles.moves}>
        <span className={styles.row} data-testid="preview-row">
          {words('checked.row', { row: formats.count(record.row + 1) })}
        </span>
        <Button size="small" disabled={at === 0} onClick={() => move(at - 1)} data-testid="preview-previous">
          {words('preview.previous')}
        </Button>
        <Button
          size="small"
          disabled={at === sendable.length - 1}
          onClick={() => move(at + 1)}
          data-testid="preview-next"
        >
          {words('preview.next')}
        </Button>
      </div>
      {preview.photo && <PhotoPicture key={preview.photo.reference} {...preview.photo} size="whole" />}
      <div data-testid="preview-card">
        <Facts facts={preview.lines} />
      </div>
      {preview.borrowers.length > 0 && (
        <Disclosure label={words('preview.borrowers', { count: preview.borrowers.length })} testId="preview-borrowers">
          {preview.borrowers.map((lines, n) => (
            <div className={styles.instalment} key={n}>
              <Facts facts={lines} />
            </div>
          ))}
        </Disclosure>
      )}
      {preview.summedOf !== undefined && <SummedInstalments of={preview.summedOf} instalments={preview.repeated} />}
      {preview.repeated.length > 0 && preview.summedOf === undefined && (
        <Disclosure label={words('preview.instalments', { count: preview.repeated.length })}>
          {preview.repeated.map((lines, n) => (
            <div className={styles.instalment} key={n}>
              <Facts facts={lines} />
            </div>
          ))}
        </Disclosure>
      )}
      <Disclosure label={words('preview.json')} testId="preview-json">
        <pre className={styles.json} tabIndex={0}>
          {preview.json}
        </pre>
      </Disclosure>
    </>
  );
}

function nameIn({ photos }: Pick<PanePorts, 'photos'>): (reference: string) => string | undefined {
  return (reference) => photos.files().chosen.find((photo) => photo.reference === reference)?.name;
}

function cellOf(record: RecordDraft | undefined): CellRef | undefined {
  return record?.values.values().next().value?.cell;
}
