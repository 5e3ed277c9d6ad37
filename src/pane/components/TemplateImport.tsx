import { Button, Field, makeStyles, Textarea, typographyStyles } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { parseTemplate, type ParsedTemplate } from '../../core/mapping/parseTemplate';
import { importedSetup, saveImported } from '../actions/manageTemplates';
import { usePane } from '../paneContext';
import { fieldName } from '../say';
import type { SheetSetup } from '../setup';
import { columnName } from '../templateOf';
import { Notice } from './Notice';

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
  file: { alignSelf: 'flex-start' },
});

/** Larger than any template in any encoding: not even read. */
const LARGEST_FILE = 1_000_000;
/** Of what a file calls a field; it may be anything. */
const SHOWN_NAME = 60;

type Preview = ReturnType<typeof importedSetup>;

/** Takes in a template from a file or as text: what it would bind here, and what it lacks, is shown before it is saved. */
export function TemplateImport({ setup }: { readonly setup: SheetSetup }) {
  const { ports, words, act, busy } = usePane();
  const fileInput = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<Extract<ParsedTemplate, { ok: false }>>();
  const [preview, setPreview] = useState<Preview>();
  const styles = useStyles();

  const take = (given: string): void => {
    setText(given);
    const parsed: ParsedTemplate | undefined = given.trim() === '' ? undefined : parseTemplate(given);
    setRefused(parsed?.ok === false ? parsed : undefined);
    setPreview(parsed?.ok === true ? importedSetup(ports, setup, parsed.template) : undefined);
  };
  const takeFile = (file: File | undefined): void => {
    if (!file) return;
    if (file.size > LARGEST_FILE) {
      setPreview(undefined);
      setRefused({ ok: false, code: 'tooLarge' });
    } else {
      act('saving', async () => {
        take(await file.text());
        return undefined;
      });
    }
  };

  return (
    <>
      {/* The browser's own field speaks the browser's language, not hers. */}
      <input
        ref={fileInput}
        hidden
        type="file"
        accept=".json,application/json"
        onChange={(event) => takeFile(event.currentTarget.files?.[0])}
        data-testid="template-file"
      />
      <Button size="small" className={styles.file} onClick={() => fileInput.current?.click()}>
        {words('template.import.file')}
      </Button>
      <Field label={words('template.import.text')}>
        <Textarea value={text} rows={3} onChange={(_, { value }) => take(value)} data-testid="template-text" />
      </Field>
      {refused && (
        <Notice intent="error" testId="template-refused">
          {words(`template.refused.${refused.code}`, { field: nameOf(words, refused) })}
        </Notice>
      )}
      {preview && (
        <>
          <ImportPreview preview={preview} />
          <Button
            appearance="primary"
            disabled={busy !== undefined}
            onClick={() =>
              act('saving', async () => ({ type: 'sheetRead', setup: await saveImported(ports, preview) }))
            }
            data-testid="template-import-save"
          >
            {words('template.import.use')}
          </Button>
        </>
      )}
    </>
  );
}

function nameOf(words: Parameters<typeof fieldName>[0], { code, field = '' }: Extract<ParsedTemplate, { ok: false }>) {
  return code === 'unknownField' ? field.slice(0, SHOWN_NAME) : fieldName(words, field);
}

/** What an imported template would do on this sheet. */
function ImportPreview({ preview }: { readonly preview: Preview }) {
  const { words } = usePane();
  const styles = useStyles();
  const { template, kind, mapping, columns, missing, constants = {}, rowFilter } = preview;
  const headers = new Map(columns.map(({ column, header }) => [column, header]));
  const bound = Object.entries(mapping).map(([key, column]) => {
    const [field = '', number] = key.split('#');
    const name = `${fieldName(words, field)}${number === undefined ? '' : ` ${number}`}`;
    return `${name}: ${columnName(column, headers.get(column) ?? '')}`;
  });
  const lists = [
    { id: 'bound', lines: bound },
    { id: 'missing', lines: missing.map(({ field, header }) => `${fieldName(words, field)}: ${header}`) },
    { id: 'constants', lines: Object.entries(constants).map(([field, text]) => `${fieldName(words, field)}: ${text}`) },
    { id: 'filter', lines: rowFilter ? [`${rowFilter.header}: ${rowFilter.leaveOut.join(', ')}`] : [] },
  ] as const;
  return (
    <div data-testid="template-preview">
      <p className={styles.list}>
        {words('template.import.preview', { name: template.name, kind: words(`kind.${kind.id}.name`) })}
      </p>
      {lists
        .filter(({ lines }) => lines.length > 0)
        .map(({ id, lines }) => (
          <div key={id} data-testid={`preview-${id}`}>
            {words(`template.preview.${id}`, { count: lines.length })}
            <ul className={styles.list}>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}
