import { renderToStaticMarkup } from 'react-dom/server';
import { createWords } from '../../src/locales';
import { PaneProvider, type Pane } from '../../src/pane/paneContext';
import { SummedInstalments } from '../../src/pane/preview/SummedInstalments';

const INSTALMENTS = [
  [
    { name: 'Date', value: '28 February 2030' },
    { name: 'Principal', value: '150' },
    { name: 'Interest', value: '7' },
  ],
  [
    { name: 'Date', value: '31 March 2030' },
    { name: 'Principal', value: '10' },
  ],
];

test.each([
  ['en', 'those of 12 borrowers'],
  ['es', 'las de 12 prestatarios'],
  ['fr', 'celles de 12 emprunteurs'],
])('%s: the sums stand open, with a line that says whose they are', (tag, said) => {
  const html = renderToStaticMarkup(
    <PaneProvider value={{ words: createWords(tag) } as unknown as Pane}>
      <SummedInstalments of={12} instalments={INSTALMENTS} />
    </PaneProvider>,
  );
  expect(html).toContain('data-testid="preview-group-instalments"');
  expect(html).toContain(said);
  const cells = [...html.matchAll(/<t[hd](?: [^>]*)?>([^<]*)</g)].map(([, text]) => text);
  expect(cells).toEqual('Date|Principal|Interest|28 February 2030|150|7|31 March 2030|10|'.split('|'));
});
