/** The formats of outputs, in the order in which they are listed; a format's name is the suffix of its files. */
export const FORMATS = ['pdf', 'docx', 'html'] as const;
export type FormatName = (typeof FORMATS)[number];

/** Media types of the formats (IANA). */
export const MEDIA_TYPES: Readonly<Record<FormatName, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
};
