import { findPostgres, type PostgresSources } from '../../src/commands/findPostgres';

const nothing: PostgresSources = {
  given: undefined,
  exists: () => false,
  folders: () => ['/usr/lib/postgresql/15/bin'],
  isRoot: false,
  apt: () => false,
};

test('$POSTGRES_BIN comes first, and one that is not complete is said, not replaced', () => {
  expect(findPostgres({ ...nothing, given: '/mine', exists: () => true })).toEqual({
    folder: '/mine',
    from: '$POSTGRES_BIN',
  });
  const halfThere = (path: string) => path !== '/mine/postgres';
  expect(findPostgres({ ...nothing, given: '/mine', exists: halfThere })).toEqual({
    missing: '$POSTGRES_BIN names /mine, and initdb and postgres are not there.',
  });
});

test('the system comes before any installing', () => {
  const apt = jest.fn(() => true);
  expect(findPostgres({ ...nothing, isRoot: true, apt, exists: () => true })).toEqual({
    folder: '/usr/lib/postgresql/15/bin',
    from: 'the system',
  });
  expect(apt).not.toHaveBeenCalled();
});

test('root installs with apt, an ordinary user never does', () => {
  let installed = false;
  const apt = () => (installed = true);
  const sources = { ...nothing, apt, exists: () => installed };
  expect(findPostgres(sources)).toHaveProperty('missing');
  expect(installed).toBe(false);
  expect(findPostgres({ ...sources, isRoot: true })).toMatchObject({ from: 'apt-get install postgresql' });
});

test('without any, one sentence says what to do', () => {
  expect(findPostgres({ ...nothing, isRoot: true })).toEqual({
    missing: expect.stringMatching(/^No PostgreSQL was found[^.]*initdb and postgres\.$/),
  });
});
