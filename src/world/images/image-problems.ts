/** Why an image is refused, and what its author can do. */

export interface ImageProblem {
  /** Continues "image `x.png` that …". */
  problem: string;
  /** A whole sentence: what to do. */
  help?: string;
}

export const DAMAGED: ImageProblem = {
  problem: 'is damaged or not whole',
  help: 'Open it in an image editor and export it again.',
};

export const CMYK: ImageProblem = {
  problem: 'is in CMYK, the colours of printing inks',
  help: 'Save it again in RGB (sRGB): the PDF is archival (PDF/A) with screen colours, and must not mix in printing inks.',
};

/** Offset of the colour space in the header of an ICC profile (ICC.1:2022, 7.2). */
const SPACE_AT = 16;

/** What is wrong with the colour profile of an image: only RGB and grey ones are taken. */
export function profileProblem(profile: Uint8Array): ImageProblem | undefined {
  const space = String.fromCharCode(...profile.subarray(SPACE_AT, SPACE_AT + 4));
  if (space === 'RGB ' || space === 'GRAY') return undefined;
  if (space === 'CMYK') return CMYK;
  return {
    problem: `has a colour profile that is neither RGB nor grey`,
    help: 'Save it again with an sRGB profile, or without any.',
  };
}
