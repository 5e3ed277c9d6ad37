import { z } from 'zod';
import { isInWindow } from '../byHand';
import { entrantLists } from '../lists';
import { mapRows } from '../mapRows';
import type { Convert } from '../product';

const lists = entrantLists();

const draft = (today: string | undefined) =>
  z.object({
    loanId: z.string(),
    clientId: z.string().optional(),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    gender: z.enum(['male', 'female', 'unknown']).optional(),
    amount: z.number().positive().optional(),
    currency: z.enum(lists.currencies).optional(),
    disbursalDate: z
      .string()
      .refine((day) => isInWindow(day, today))
      .optional(),
    description: z.string().optional(),
    language: z.number().optional(),
    loanUse: z.string().optional(),
    activity: z.number().optional(),
    location: z.enum(lists.locations).optional(),
    waiver: z.boolean().optional(),
  });

/** A programmer's map and a zod schema, made once a sheet. */
export const mapZod: Convert = (snapshot, today) => {
  const schema = draft(today);
  return mapRows(snapshot, lists, (record) => {
    const parsed = schema.safeParse(record);
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
  });
};
