import { ModelError } from './modelError';

interface Named {
  readonly name: string;
}

/** Throws when Excel would refuse the name beside these sheets. */
export const checkedSheetName = (name: string, others: readonly Named[]): void => {
  if (name.length < 1 || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name)) {
    throw new ModelError('InvalidArgument', `not a sheet name: ${name}`);
  }
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    throw new ModelError('ItemAlreadyExists', `there is a sheet "${name}" already`);
  }
};

/** "Sheet4" and the like: the first name that is free. */
export const freeSheetName = (others: readonly Named[]): string => {
  let count = others.length + 1;
  while (others.some((other) => other.name === `Sheet${count}`)) count++;
  return `Sheet${count}`;
};
