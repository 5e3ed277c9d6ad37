import type { Template } from '../../core/mapping/template';
import type { TemplateStore } from '../../ports/stores';
import { asciiJson } from './asciiJson';
import { addCustomXml, deleteCustomXml, readCustomXml, rewriteCustomXml } from './customXml';
import { jsonOf } from '../jsonOf';
import { unwrapXml, wrapInXml } from './xmlEnvelope';

/** Namespace of the templates' custom XML parts. */
export const TEMPLATE_NAMESPACE = 'urn:send-to-kiva:template:1';

/** The workbook's templates; parts that cannot be read are counted and left as they are. */
export interface WorkbookTemplates extends TemplateStore {
  /** How many parts the last `list` or `save` could not read. */
  unreadable(): number;
}

/**
 * Templates in the workbook, one custom XML part each. `parse` judges what a part holds and answers undefined for
 * what is no template: the file may come from anyone.
 */
export function createTemplateStore(parse: (json: unknown) => Template | undefined): WorkbookTemplates {
  let unreadable = 0;

  const read = async (): Promise<readonly { readonly partId: string; readonly template: Template }[]> => {
    const parts = await readCustomXml(TEMPLATE_NAMESPACE, 'excelRefused');
    const found = parts.flatMap(({ id, xml }) => {
      const json = jsonOf(unwrapXml(xml) ?? '');
      const template = json === undefined ? undefined : parse(json);
      return template === undefined ? [] : [{ partId: id, template }];
    });
    unreadable = parts.length - found.length;
    return found;
  };

  return {
    list: async () => {
      const byId = new Map<string, Template>();
      for (const { template } of await read()) if (!byId.has(template.id)) byId.set(template.id, template);
      return [...byId.values()];
    },
    save: async (template) => {
      const xml = wrapInXml('template', TEMPLATE_NAMESPACE, asciiJson(template));
      const same = (await read()).find((kept) => kept.template.id === template.id);
      if (same === undefined) await addCustomXml([xml]);
      else await rewriteCustomXml({ id: same.partId, xml }, 'excelRefused');
    },
    remove: async (id) => {
      // Of two parts with one id only the first is listed: the other would come forth in its place.
      const same = (await read()).filter((kept) => kept.template.id === id);
      await deleteCustomXml(same.map(({ partId }) => partId));
    },
    unreadable: () => unreadable,
  };
}
