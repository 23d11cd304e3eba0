/** Names that a design gives in one place and uses in another: paper, fonts, rules, styles. */
import type * as z from 'zod';

/** What a style names of the rest of a design. */
interface NamingStyle {
  font?: string | undefined;
  box?: string | undefined;
  basedOn?: string | undefined;
}

type Styles = Readonly<Record<string, NamingStyle>>;

/** The parts of a design that have names or use them. */
interface Naming {
  paper: string;
  papers: Readonly<Record<string, unknown>>;
  fonts: Readonly<Record<string, unknown>>;
  rules: Readonly<Record<string, unknown>>;
  styles: Styles;
  scripts: Readonly<Record<string, Styles>>;
  variants: Readonly<
    Record<string, { styles?: Styles | undefined; scripts?: Readonly<Record<string, Styles>> | undefined }>
  >;
}

/** Tells every name that leads to nothing: a house that misspells one would be set in something else without a word. */
export function judgeNames(design: Naming, told: z.RefinementCtx): void {
  const known = (names: readonly string[], name: string | undefined, path: PropertyKey[]) => {
    if (name === undefined || names.includes(name)) return;
    const message = names.map((one) => `\`${one}\``).join(', ');
    told.addIssue({ code: 'custom', path, message, input: name });
  };
  const groups = styleGroups(design);
  const styles = [...new Set(groups.flatMap(({ group }) => Object.keys(group)))];
  known(Object.keys(design.papers), design.paper, ['paper']);
  for (const { path, group } of groups)
    for (const [name, { font, box, basedOn }] of Object.entries(group)) {
      known(Object.keys(design.fonts), font, [...path, name, 'font']);
      known(Object.keys(design.rules), box, [...path, name, 'box']);
      known(styles, basedOn, [...path, name, 'basedOn']);
    }
}

interface StyleGroup {
  path: string[];
  group: Styles;
}

/** Every place of the design where styles are described. */
function styleGroups({ styles, scripts, variants }: Naming): StyleGroup[] {
  const byScript = (path: string[], groups: Naming['scripts']): StyleGroup[] =>
    Object.entries(groups).map(([script, group]) => ({ path: [...path, script], group }));
  return [
    { path: ['styles'], group: styles },
    ...byScript(['scripts'], scripts),
    ...Object.entries(variants).flatMap(([name, variant]) => [
      { path: ['variants', name, 'styles'], group: variant.styles ?? {} },
      ...byScript(['variants', name, 'scripts'], variant.scripts ?? {}),
    ]),
  ];
}
