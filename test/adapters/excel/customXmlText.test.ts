import { asciiJson } from '../../../src/adapters/excel/asciiJson';
import { unwrapXml, wrapInXml } from '../../../src/adapters/excel/xmlEnvelope';
import { rootNamespace } from '../../../src/workbench/model/xmlNamespace';

const HARD = [
  'plain',
  'é 漢字 🌍',
  ']]>',
  '<b>&amp;</b>',
  'a"b\'c',
  'tab\tnew\nline\r',
  '\u0000\u0008\u001f',
  '\ufffe\uffff',
  '\ud800',
];

it.each(HARD)('carries %j through XML unchanged', (text) => {
  const json = asciiJson({ text });
  expect(json).toMatch(/^[\x20-\x7e]*$/);
  const xml = wrapInXml('template', 'urn:x', json);
  expect(rootNamespace(xml)).toBe('urn:x');
  expect(JSON.parse(unwrapXml(xml) ?? '')).toEqual({ text });
});

it.each([
  ['a declaration and a prefix', '<?xml version="1.0"?>\n<n:t xmlns:n="urn:x">{"a":1}</n:t>\n', '{"a":1}'],
  ['entities', '<t xmlns="urn:x">{&quot;a&quot;:&#49;&#x31;}</t>', '{"a":11}'],
])('reads what another program made of it: %s', (_, xml, text) => {
  expect(unwrapXml(xml)).toBe(text);
});

it.each([
  ['child elements', '<t xmlns="urn:x"><b/></t>'],
  ['CDATA', '<t xmlns="urn:x"><![CDATA[{}]]></t>'],
  ['no text', '<t xmlns="urn:x"/>'],
  ['no XML', '{}'],
  ['two roots', '<t>1</t><t>2</t>'],
])('does not read %s', (_, xml) => {
  expect(unwrapXml(xml)).toBeUndefined();
});
