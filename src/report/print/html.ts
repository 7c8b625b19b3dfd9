// HTML: one page with everything, or a folder with an index and a page for each document.

import { writeDocument, writePage } from '../html/page.ts';
import type { Printer } from '../printer.ts';

const printer: Printer = {
  name: 'html',
  extension: 'html',
  description: 'self-contained pages without scripts; a folder, or one file with every page',
  print(set, options) {
    const [index, ...rest] = set.documents;
    const names = new Set(set.documents.map((document) => document.name));
    const kicker = (title: string) => (title === index.title ? 'callmark' : index.title);
    if (options.layout !== 'folder') {
      const address = (name: string) => (names.has(name) ? `#${name}` : undefined);
      const documents = set.documents.map((document) => writeDocument(document, kicker(document.title), address));
      return [{ path: `${set.report}.html`, content: writePage(index.title, documents) }];
    }
    const file = (name: string) => (name === index.name ? 'index.html' : `${name}.html`);
    const address = (name: string) => (names.has(name) ? file(name) : undefined);
    return [
      { path: 'index.html', content: writePage(index.title, [writeDocument(index, 'callmark', address)]) },
      ...rest.map((document) => ({
        path: file(document.name),
        content: writePage(`${document.title} · ${index.title}`, [writeDocument(document, undefined, address)], {
          href: 'index.html',
          title: index.title,
        }),
      })),
    ];
  },
};

export default printer;
