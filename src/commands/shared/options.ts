/** What options of the command line take; anything else is wrong usage, said by commander. */
import { InvalidArgumentError, Option } from 'commander';
import { FORMAT_NAMES, type FormatName } from '../../render/index.js';
import { REPORTS } from '../../report/report-forms.js';

/** `--format`: names of formats, comma between. */
export function formatOption(): Option {
  return new Option('--format <formats>', `formats to write, comma between: ${FORMAT_NAMES.join(', ')}`).argParser(
    (value: string) => {
      const formats = list(value);
      const unknown = formats.find((format) => !FORMAT_NAMES.includes(format as FormatName));
      if (unknown !== undefined) throw new InvalidArgumentError(`Formats are ${FORMAT_NAMES.join(', ')}.`);
      return formats;
    },
  );
}

/** `--jobs`: threads at once. */
export function jobsOption(): Option {
  return new Option('--jobs <n>', 'documents at once; by default as many as the machine has cores').argParser(
    (value: string) => {
      const jobs = Number(value);
      if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
      throw new InvalidArgumentError('Expected a number from 1 to 256.');
    },
  );
}

/** `--allow-plugins`: the user's consent to run code of the workspace. */
export function pluginsOption(): Option {
  return new Option('--allow-plugins', 'run the plugins of rehype that engross.yaml names: they are programs');
}

/** A port of this machine. */
export function port(value: string): number {
  const number = Number(value);
  if (/^\d{1,5}$/.test(value) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('Expected a port from 1 to 65535.');
}

/** Seconds, at most those of a day. */
export function seconds(value: string): number {
  const limit = Number(value);
  if (limit > 0 && limit <= 86_400) return limit;
  throw new InvalidArgumentError('Expected a number of seconds.');
}

/** `2/3`: the second part of three. */
export function shard(value: string): { index: number; of: number } {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError('Expected a part of several, as 2/3.');
}

/** `--report`: the form of the messages. */
export function reportOption(): Option {
  return new Option('--report <form>', 'form of the messages').choices([...REPORTS]).default('text');
}

/** `--verbose`: everything that text shortens. */
export function verboseOption(): Option {
  return new Option('--verbose', 'show every message and every file that was written');
}

/** Names, comma between. */
export function list(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** An option that may be repeated: what it said before, and this. */
export function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

/** A day that exists. */
export function isoDay(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value))
    return value;
  throw new InvalidArgumentError('Expected a day that exists, as 2027-05-23.');
}
