import { type ChromiumSources, findChromium } from '../../src/commands/findChromium';

const nothing: ChromiumSources = {
  given: undefined,
  exists: () => false,
  onPath: () => undefined,
  isRoot: false,
  apt: () => false,
  playwrightPath: () => '/pw/chrome',
  playwrightInstall: () => false,
};

test('$CHROMIUM comes first', () => {
  const found = findChromium({ ...nothing, given: '/mine', exists: () => true, onPath: () => '/usr/bin/chromium' });
  expect(found).toEqual({ path: '/mine', from: '$CHROMIUM' });
});

test('a $CHROMIUM that is not there is said, not replaced', () => {
  const found = findChromium({ ...nothing, given: '/gone', onPath: () => '/usr/bin/chromium' });
  expect(found).toEqual({ missing: '$CHROMIUM names /gone, and there is no such file.' });
});

test('the system comes before any installing', () => {
  const apt = jest.fn(() => true);
  const found = findChromium({
    ...nothing,
    isRoot: true,
    apt,
    onPath: (name) => (name === 'chromium' ? '/usr/bin/chromium' : undefined),
  });
  expect(found).toEqual({ path: '/usr/bin/chromium', from: 'the system' });
  expect(apt).not.toHaveBeenCalled();
});

test('root installs with apt', () => {
  let installed = false;
  const found = findChromium({
    ...nothing,
    isRoot: true,
    apt: () => (installed = true),
    onPath: () => (installed ? '/usr/bin/chromium' : undefined),
  });
  expect(found).toEqual({ path: '/usr/bin/chromium', from: 'apt-get install chromium' });
});

test('an ordinary user never calls apt and takes Playwright’s', () => {
  const apt = jest.fn(() => true);
  let downloaded = false;
  const found = findChromium({
    ...nothing,
    apt,
    exists: () => downloaded,
    playwrightInstall: () => (downloaded = true),
  });
  expect(found).toEqual({ path: '/pw/chrome', from: 'npx playwright install chromium' });
  expect(apt).not.toHaveBeenCalled();
});

test('without any, one sentence says what to do', () => {
  expect(findChromium(nothing)).toEqual({
    missing: expect.stringMatching(/^No Chromium was found[^.]*CHROMIUM to its path\.$/),
  });
});
