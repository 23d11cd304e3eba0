/** `engross.yaml`: settings of a workspace. */
import * as z from 'zod';

/** A module of the workspace: no package, no address, nothing outside. */
const plugin = z
  .string()
  .regex(
    /^\.\/(?:(?!\.)[^/\\:\p{C}\p{Zl}\p{Zp}]+\/)*(?!\.)[^/\\:\p{C}\p{Zl}\p{Zp}]+\.m?js$/u,
    'a module inside the workspace, as `./plugin.mjs`',
  );

/** A relative path with `/`: no way up, no drive, no hidden folder, no character that cannot be seen. */
const folder = z
  .string()
  .regex(
    /^(?:\.|(?!\.)[^/\\:\p{C}\p{Zl}\p{Zp}]+(?:\/(?!\.)[^/\\:\p{C}\p{Zl}\p{Zp}]+)*)\/?$/u,
    'a folder inside the workspace',
  );

/** The schema, for formats of these names. */
export const settingsSchema = <Name extends string>(formats: readonly Name[], byDefault: readonly Name[]) =>
  z.strictObject({
    engross: z.literal(1).optional(),
    sources: folder.default('sources'),
    templates: folder.default('templates'),
    output: folder.default('output'),
    /** Languages to build; by default all that have a source. */
    languages: z.array(z.string()).optional(),
    formats: z
      .array(z.enum(formats))
      .min(1)
      .default([...byDefault]),
    /** Plugins of rehype that change pages: they run only where the command line says `--allow-plugins`. */
    rehype: z.array(plugin).max(32).default([]),
    /** Paper by its name in design.yaml. */
    paper: z.string().optional(),
    /** Severity of rules by id. */
    rules: z.record(z.string(), z.enum(['off', 'info', 'warning', 'error'])).default({}),
    typography: z
      .strictObject({ on: z.boolean().default(true), spacing: z.record(z.string(), z.string()).default({}) })
      .default({ on: true, spacing: {} }),
  });

/** `engross.yaml`, validated, with defaults. */
export type Settings<Name extends string = string> = z.infer<ReturnType<typeof settingsSchema<Name>>>;
