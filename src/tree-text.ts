/** The words of a part of the tree as plain text. */
import type { Content } from './tree.js';

/** Words of nodes in reading order; notes' calls and holes have none, a forced line end is a space. */
export function plainText(nodes: readonly Content[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: Content): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'referenceNumber':
      return node.value;
    case 'image':
      return node.decorative ? '' : node.alt;
    case 'figure':
      return textOf(node.image);
    case 'break':
      return ' ';
    case 'annex':
      return `${plainText(node.title)} ${blockTexts(node.children)}`;
    case 'signatures':
      return blockTexts(node.children.flat());
    case 'clause':
    case 'list':
    case 'listItem':
    case 'blockquote':
    case 'notice':
    case 'group':
    case 'table':
    case 'tableRow':
    case 'contents':
    case 'masthead':
    case 'mastheadBand':
    case 'mastheadCell':
    case 'footnoteDefinition':
      return blockTexts(node.children);
    default:
      return 'children' in node ? plainText(node.children) : '';
  }
}

function blockTexts(nodes: readonly Content[]): string {
  return nodes.map(textOf).join(' ');
}
