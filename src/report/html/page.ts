// A whole page: head with a policy that allows nothing but its own style sheet, landmarks, documents, footer.

import { createHash } from 'node:crypto';
import type { Document } from '../../model/document.ts';
import { type Address, writeBlocks } from './blocks.ts';
import { style } from './style.ts';
import { html, Markup } from './template.ts';

// Digest in the policy instead of 'unsafe-inline': not even a style smuggled into the text would apply.
const digest = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
const sheet = new Markup(`<style>${style}</style>`);

/** One document as an element, its links resolved by `address`. */
export function writeDocument(document: Document, kicker: string | undefined, address: Address): Markup {
  return html`<article class="document" id="${document.name}"><header class="title">${kicker && html`<p class="kicker">${kicker}</p>`}<h1>${document.title}</h1>${
    document.subtitle && html`<p class="subtitle">${document.subtitle}</p>`
  }</header>
${writeBlocks(document.blocks, document.name, address)}${
  document.footer.length > 0 && html`<footer><ul>${document.footer.map((fact) => html`<li>${fact}</li>`)}</ul></footer>`
}</article>
`;
}

/** A page around documents. `home` is the way back to the index, where the page is not the index. */
export function writePage(title: string, documents: readonly Markup[], home?: { href: string; title: string }): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>${title}</title>${sheet}</head>
<body><a class="skip" href="#main">Skip to the content</a><div class="page">${
    home && html`<nav aria-label="Report"><a href="${home.href}">← ${home.title}</a></nav>`
  }<main id="main">
${documents}</main></div></body></html>
`.text;
}
