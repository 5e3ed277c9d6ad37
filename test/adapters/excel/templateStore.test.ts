import { createTemplateStore, TEMPLATE_NAMESPACE } from '../../../src/adapters/excel/templateStore';
import { parseTemplate } from '../../../src/core/mapping/parseTemplate';
import type { Template } from '../../../src/core/mapping/template';
import { closeSheet, openSheet } from './sheetInExcel';

afterEach(closeSheet);

const parse = (json: unknown): Template | undefined => {
  const parsed = parseTemplate(JSON.stringify(json));
  return parsed.ok ? parsed.template : undefined;
};

const template = (id: string, name: string): Template => ({
  version: 3,
  id,
  name,
  kind: 'repayment',
  bindings: [],
  formats: {},
  amountMeaning: 'paidThisPeriod',
});

it('keeps a template in a part of its own and rewrites it in place', async () => {
  const { model } = openSheet([['Loan']]);
  const store = createTemplateStore(parse);
  const hard = template('a', 'Ñ 漢字 ]]> <b>&"\' 🌍');
  await store.save(hard);
  await store.save(template('b', 'Second'));
  expect(await store.list()).toEqual([hard, template('b', 'Second')]);
  await store.save(template('a', 'Renamed'));
  expect(model.parts.map(({ namespace }) => namespace)).toEqual([TEMPLATE_NAMESPACE, TEMPLATE_NAMESPACE]);
  expect(await createTemplateStore(parse).list()).toEqual([template('a', 'Renamed'), template('b', 'Second')]);
  expect(store.unreadable()).toBe(0);
});

it.each([
  ['no JSON', 'not json'],
  ['nothing', ''],
  ['another thing', '{"version":1}'],
  ['a newer version', '{"version":4}'],
  ['child elements', '<evil/>'],
  ['CDATA', '<![CDATA[{"version":1}]]>'],
  ['null', 'null'],
])('counts a damaged or hostile part with %s, reads the others and leaves it as it is', async (_, content) => {
  const { model } = openSheet([['Loan']]);
  const xml = `<template xmlns="${TEMPLATE_NAMESPACE}">${content}</template>`;
  model.addPart(xml);
  const store = createTemplateStore(parse);
  await store.save(template('a', 'Good'));
  expect(await store.list()).toEqual([template('a', 'Good')]);
  expect(store.unreadable()).toBe(1);
  expect(model.parts[0]?.xml).toBe(xml);
});

it('does not look at other parts of the workbook, and takes the first of two with one id', async () => {
  const { model } = openSheet([['Loan']]);
  model.addPart('<properties xmlns="urn:someone-else"><a/></properties>');
  const store = createTemplateStore(parse);
  expect(await store.list()).toEqual([]);
  await store.save(template('a', 'First'));
  model.addPart(model.parts[1]!.xml.replace('First', 'Copied'));
  expect(await store.list()).toEqual([template('a', 'First')]);
});

it('removes every part of one template, and no other’s', async () => {
  const { model } = openSheet([['Loan']]);
  const store = createTemplateStore(parse);
  await store.save(template('a', 'First'));
  await store.save(template('b', 'Second'));
  model.addPart(model.parts[0]!.xml.replace('First', 'Copied'));
  model.addPart(`<template xmlns="${TEMPLATE_NAMESPACE}">damaged</template>`);
  await store.remove('a');
  expect(await store.list()).toEqual([template('b', 'Second')]);
  expect(model.parts).toHaveLength(2);
  await store.remove('a');
  expect(store.unreadable()).toBe(1);
});

it('says when Excel refuses', async () => {
  const { lane } = openSheet([['Loan']]);
  lane.failNext(5012);
  await expect(createTemplateStore(parse).list()).rejects.toMatchObject({ code: 'excelSessionLost' });
});
