import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Notice } from '../components/Notice';
import { usePane } from '../paneContext';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  // Text can only be copied from something that is on the page.
  copied: { position: 'absolute', width: '1px', height: '1px', padding: 0, border: 0, clipPath: 'inset(50%)' },
});

interface HandOutProps {
  /** Of the sheet, and of the file. */
  readonly name: string;
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  /** What can be had beside a copy and a sheet: paper, or a file. */
  readonly also: 'print' | 'download';
}

type Outcome = { readonly code: 'copied' | 'notCopied' } | { readonly code: 'written'; readonly sheet: string };

/** The ways out of the pane that work in every Excel, and those that only some have. */
export function HandOut({ name, text, rows, also }: HandOutProps) {
  const { ports, words, act, busy } = usePane();
  const styles = useStyles();
  const source = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<Outcome>();
  const onMac = ports.versions['platform'] === 'Mac';

  const copy = (): void => {
    source.current?.select();
    // The clipboard itself is closed to panes of Excel on the web.
    setOutcome({ code: document.execCommand('copy') ? 'copied' : 'notCopied' });
  };
  const write = (): void =>
    act('writing', async () => {
      setOutcome({ code: 'written', sheet: await ports.workbook.writeSheet(name, rows) });
      return undefined;
    });
  const download = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `${name}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  return (
    <>
      <textarea className={styles.copied} ref={source} value={text} readOnly tabIndex={-1} aria-hidden />
      <div className={styles.buttons}>
        <Button onClick={copy} data-testid="copy">
          {words('handOut.copy')}
        </Button>
        <Button disabled={busy !== undefined} onClick={write} data-testid="write-sheet">
          {words('handOut.sheet')}
        </Button>
        {also === 'print' && typeof window.print === 'function' && (
          <Button onClick={() => window.print()} data-testid="print">
            {words('handOut.print')}
          </Button>
        )}
        {also === 'download' && !onMac && (
          <Button onClick={download} data-testid="download">
            {words('handOut.download')}
          </Button>
        )}
      </div>
      {also === 'print' && <p className={styles.note}>{words('handOut.printNote')}</p>}
      {also === 'download' && <p className={styles.note}>{words(onMac ? 'handOut.onMac' : 'handOut.downloadNote')}</p>}
      {outcome && (
        <Notice intent={outcome.code === 'notCopied' ? 'warning' : 'success'} testId="handed-out">
          {outcome.code === 'written'
            ? words('handOut.written', { sheet: outcome.sheet })
            : words(`handOut.${outcome.code}`)}
        </Notice>
      )}
    </>
  );
}
