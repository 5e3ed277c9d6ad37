import { RECORD_KINDS } from '../../core/catalogue';
import type { Template } from '../../core/mapping/template';
import { freeName } from '../../core/mapping/templateName';
import { withoutPartners } from '../../core/mapping/templatePartners';
import { defaultsOf } from '../changeSetup';
import type { PanePorts } from '../panePorts';
import { setUp, setUpWith, type SheetSetup } from '../setup';
import { withSheet } from '../sheetTemplate';
import { templateOf } from '../templateOf';
import { saveAsDefault } from './saveAsDefault';

type Ports = Pick<PanePorts, 'templates' | 'ids' | 'ledger'>;

const namesIn = (templates: readonly Template[]): readonly string[] => templates.map(({ name }) => name);

/** Saves how the sheet is read now under another name, as the template that this sheet opens with; the one before stays. */
export async function duplicateTemplate(ports: Ports, setup: SheetSetup, name: string): Promise<SheetSetup> {
  const copy: Template = {
    ...templateOf(setup, ''),
    id: ports.ids(),
    name: freeName(name, namesIn(setup.templates)),
    sheets: [setup.outline.sheetName],
  };
  const templates = await saveAsDefault(ports.templates, copy, setup);
  return { ...setup, template: copy, templates };
}

/** Gives the saved template another name; what was changed on the screen since is not saved with it. */
export async function renameTemplate(
  ports: Ports,
  setup: SheetSetup,
  saved: Template,
  name: string,
): Promise<SheetSetup> {
  const others = setup.templates.filter(({ id }) => id !== saved.id);
  const renamed = withSheet({ ...saved, name: freeName(name, namesIn(others)) }, setup.outline.sheetName);
  const templates = await saveAsDefault(ports.templates, renamed, setup);
  return { ...setup, template: renamed, templates };
}

/**
 * Takes a template out of the workbook and looks at the sheet without it; `kept` while a send with it is not settled,
 * since its results find their rows by it.
 */
export async function deleteTemplate(ports: Ports, setup: SheetSetup, { id }: Template): Promise<SheetSetup | 'kept'> {
  const open = (await ports.ledger.runs())
    .filter(({ templateId }) => templateId === id)
    .flatMap(({ submissions }) => submissions)
    .some(
      ({ outcome, decision }) =>
        outcome === undefined || (outcome.outcome.fate === 'unknown' && decision === undefined),
    );
  if (open) return 'kept';
  await ports.templates.remove(id);
  const templates = setup.templates.filter((template) => template.id !== id);
  return { ...setUp(setup.kind, setup.whole, templates, defaultsOf(setup)), kindChosen: setup.kindChosen };
}

/**
 * A template from elsewhere on this sheet, with an id and a name of its own so that it replaces none; not saved yet. She
 * sees what it does here before she takes it: it is this account's then.
 */
export function importedSetup(
  ports: Pick<PanePorts, 'ids'>,
  setup: SheetSetup,
  given: Template,
): SheetSetup & { readonly template: Template } {
  const { partnerId } = setup;
  const template: Template = {
    ...withoutPartners(withoutAgreement(given)),
    ...(partnerId !== undefined && { partners: [partnerId] }),
    id: ports.ids(),
    name: freeName(given.name || setup.outline.sheetName, namesIn(setup.templates)),
    sheets: [setup.outline.sheetName],
  };
  const kind = RECORD_KINDS[template.kind];
  return { ...setUpWith(setup.outline, setup.templates, template, defaultsOf({ ...setup, kind })), template };
}

/** Whoever made the file saw other loans: she is asked about schedules that are computed here. */
function withoutAgreement(given: Template): Template {
  const { schedule, ...others } = given;
  if (schedule?.computed !== true) return given;
  const { declining, grace } = schedule;
  return { ...others, schedule: { ...(declining && { declining }), ...(grace && { grace }) } };
}

/** Saves an imported template as the one that this sheet opens with. */
export async function saveImported(
  ports: Ports,
  setup: SheetSetup & { readonly template: Template },
): Promise<SheetSetup> {
  return { ...setup, templates: await saveAsDefault(ports.templates, setup.template, setup) };
}

/** The JSON text of a template to hand out: the sheets and partners of this workbook mean nothing in another. */
export function exportText(template: Template): string {
  return JSON.stringify({ ...withoutPartners(template), sheets: undefined }, undefined, 2);
}
