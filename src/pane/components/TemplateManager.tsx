import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { deleteTemplate, duplicateTemplate, exportText, renameTemplate } from '../actions/manageTemplates';
import type { FlowEvent } from '../flow';
import { HandOut } from '../history/HandOut';
import { usePane } from '../paneContext';
import type { SheetSetup } from '../setup';
import { NameForm } from './NameForm';
import { Notice } from './Notice';
import { TemplateImport } from './TemplateImport';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

const NEEDING_A_TEMPLATE = ['rename', 'delete', 'export'] as const;
type Doing = 'copy' | 'import' | (typeof NEEDING_A_TEMPLATE)[number];

/** Save a copy, rename, delete, hand out or take in: one at a time, and nothing at once with a click alone. */
export function TemplateManager({ setup }: { readonly setup: SheetSetup }) {
  const { ports, words, act, busy } = usePane();
  const styles = useStyles();
  const [doing, setDoing] = useState<Doing>();
  const [kept, setKept] = useState(false);
  const saved = setup.templates.find(({ id }) => id === setup.template?.id);
  const choices: readonly Doing[] = ['copy', ...(saved ? NEEDING_A_TEMPLATE : []), 'import'];

  const save = (work: () => Promise<SheetSetup | 'kept'>): void =>
    act('saving', async (): Promise<FlowEvent | undefined> => {
      const done = await work();
      setKept(done === 'kept');
      if (done === 'kept') return undefined;
      setDoing(undefined);
      return { type: 'sheetRead', setup: done };
    });

  return (
    <>
      {!saved && <p className={styles.note}>{words('template.notSaved')}</p>}
      <div className={styles.buttons}>
        {choices.map((choice) => (
          <Button
            key={choice}
            size="small"
            aria-expanded={doing === choice}
            disabled={busy !== undefined}
            onClick={() => {
              setKept(false);
              setDoing(doing === choice ? undefined : choice);
            }}
            data-testid={`template-${choice}`}
          >
            {words(`template.do.${choice}`)}
          </Button>
        ))}
      </div>
      {doing === 'copy' && (
        <NameForm
          name={saved?.name ?? setup.outline.sheetName}
          onSave={(name) => save(() => duplicateTemplate(ports, setup, name))}
        />
      )}
      {doing === 'rename' && saved && (
        <NameForm name={saved.name} onSave={(name) => save(() => renameTemplate(ports, setup, saved, name))} />
      )}
      {doing === 'delete' && saved && (
        <Notice intent="warning" testId="template-delete-sure">
          <p className={styles.note}>{words('template.deleteSure', { name: saved.name })}</p>
          <Button
            size="small"
            disabled={busy !== undefined}
            onClick={() => save(() => deleteTemplate(ports, setup, saved))}
            data-testid="template-delete-yes"
          >
            {words('template.deleteYes')}
          </Button>
        </Notice>
      )}
      {kept && (
        <Notice intent="error" testId="template-kept">
          {words('template.deleteKept')}
        </Notice>
      )}
      {doing === 'export' && saved && (
        <HandOut
          name={saved.name}
          text={exportText(saved)}
          rows={exportText(saved)
            .split('\n')
            .map((line) => [line])}
          also="download"
        />
      )}
      {doing === 'import' && <TemplateImport setup={setup} />}
    </>
  );
}
