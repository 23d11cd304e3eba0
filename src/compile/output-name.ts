/** Names of outputs. */

/** File name, without format, of the outputs of a language version. `language` is a BCP 47 tag. */
export function outputName(id: string, language: string, variant: 'circulation' | 'reading'): string {
  return `${id}.${language}${variant === 'reading' ? '.reading' : ''}`;
}
