import { Fault, type FaultCode } from '../../ports/fault';
import { runExcel } from './runExcel';

/** A custom XML part of the open workbook. */
export interface CustomXml {
  readonly id: string;
  readonly xml: string;
}

/** Parts of 64 KB that go through one batch: 3 MB, within the 5 MB that Excel on the web takes. */
const PARTS_A_BATCH = 48;

/** Every part of a namespace, in the workbook's order; `lost` is the Fault for a part that goes away meanwhile. */
export async function readCustomXml(namespace: string, lost: FaultCode): Promise<readonly CustomXml[]> {
  const ids = await runExcel(async (context) => {
    const parts = context.workbook.customXmlParts.getByNamespace(namespace);
    parts.load('items/id');
    await context.sync();
    return parts.items.map(({ id }) => id);
  }, lost);
  const groups = await Promise.all(inGroups(ids).map((group) => readParts(group, lost)));
  return groups.flat();
}

async function readParts(ids: readonly string[], lost: FaultCode): Promise<readonly CustomXml[]> {
  try {
    return await runExcel(async (context) => {
      const parts = context.workbook.customXmlParts;
      const asked = ids.map((id) => ({ id, xml: parts.getItem(id).getXml() }));
      await context.sync();
      return asked.map(({ id, xml }) => ({ id, xml: xml.value }));
    }, lost);
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'tooLarge') || ids.length < 2) throw error;
    const middle = Math.ceil(ids.length / 2);
    return [...(await readParts(ids.slice(0, middle), lost)), ...(await readParts(ids.slice(middle), lost))];
  }
}

/** Adds parts in this order and answers their ids. */
export async function addCustomXml(xmls: readonly string[]): Promise<readonly string[]> {
  const [group, ...later] = inGroups(xmls);
  if (group === undefined) return [];
  const ids = await runExcel(async (context) => {
    const added = group.map((xml) => context.workbook.customXmlParts.add(xml));
    for (const part of added) part.load('id');
    await context.sync();
    return added.map(({ id }) => id);
  });
  return [...ids, ...(await addCustomXml(later.flat()))];
}

/** Whether a part is still in the workbook; one batch. */
export function hasCustomXml(partId: string): Promise<boolean> {
  return runExcel(async (context) => {
    const part = context.workbook.customXmlParts.getItemOrNullObject(partId);
    part.load('id');
    await context.sync();
    return !part.isNullObject;
  });
}

/** Replaces a part's whole text, the only way of changing one. */
export function rewriteCustomXml(part: CustomXml, lost: FaultCode): Promise<void> {
  return runExcel(async (context) => {
    context.workbook.customXmlParts.getItem(part.id).setXml(part.xml);
    await context.sync();
  }, lost);
}

/** Takes parts away; one batch. */
export async function deleteCustomXml(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await runExcel(async (context) => {
    // Someone else may have cleared it away already.
    for (const id of ids) context.workbook.customXmlParts.getItemOrNullObject(id).delete();
    await context.sync();
  });
}

function inGroups<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / PARTS_A_BATCH) }, (_, group) =>
    all.slice(group * PARTS_A_BATCH, (group + 1) * PARTS_A_BATCH),
  );
}
