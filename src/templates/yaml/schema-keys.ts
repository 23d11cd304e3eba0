/** The keys that a schema allows at a path. */
import * as z from 'zod';

/** Names of the keys of the map at `path`; none where any name is allowed, or where there is no map. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const [key, ...rest] = path;
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysAt(option as z.ZodType, path));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return keysAt(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>;
    if (key === undefined) return Object.keys(shape);
    const inner = shape[String(key)];
    return inner === undefined ? [] : keysAt(inner, rest);
  }
  if (key === undefined) return [];
  if (schema instanceof z.ZodArray) return keysAt(schema.element as z.ZodType, rest);
  return schema instanceof z.ZodRecord ? keysAt(schema.valueType as z.ZodType, rest) : [];
}
