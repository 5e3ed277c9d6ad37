/** The version that is written. */
export const TEMPLATE_VERSION = 3;

type Content = Readonly<Record<string, unknown>>;

const PARTS_OF_VERSION_1: readonly string[] = [
  'version',
  'id',
  'name',
  'kind',
  'bindings',
  'formats',
  'amountMeaning',
  'blankAmount',
];

/** Version to the step that makes the next one of it; undefined where it has parts that the version did not know. */
const STEPS: Readonly<Record<number, (content: Content) => Content | undefined>> = {
  // Constants, value maps and filters did not exist: a file that says otherwise was not written by version 1.
  1: (content) =>
    Object.keys(content).every((part) => PARTS_OF_VERSION_1.includes(part)) ? { ...content, version: 2 } : undefined,
  // Made before a template knew whose it is: nobody's yet.
  2: (content) => ('partners' in content ? undefined : { ...content, version: 3 }),
};

/** What a template's file holds as version TEMPLATE_VERSION has it, or why it has no such form. */
export function migrated(content: unknown): { readonly content: Content } | 'newerVersion' | 'notATemplate' {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return 'notATemplate';
  let current = content as Content;
  for (;;) {
    const { version } = current;
    if (typeof version !== 'number') return 'notATemplate';
    if (version === TEMPLATE_VERSION) return { content: current };
    if (version > TEMPLATE_VERSION) return 'newerVersion';
    const next = Object.hasOwn(STEPS, version) ? STEPS[version]?.(current) : undefined;
    if (next === undefined) return 'notATemplate';
    current = next;
  }
}
