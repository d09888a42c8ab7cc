import { showInvisible } from '../../lib/text'

/** Markup of our own. Whatever else `html` is given is text, and is escaped. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Markup | readonly Markup[] | null | false

const PLAIN = /^[\w .,:/-]*$/
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** No XML document may hold these, not even escaped. */
const NO_CHARACTERS = /[\ufffe\uffff]/g

/** A text for content and quoted attributes of HTML and XML alike. Invisible characters become visible, so that none turns the direction of the rest. */
function escapeText(text: string): string {
  if (PLAIN.test(text)) return text
  return showInvisible(text.toWellFormed())
    .replace(NO_CHARACTERS, '\ufffd')
    .replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? '')
}

/** The same for a text of several lines. */
export const escapeLines = (text: string): Markup =>
  new Markup(
    text
      .split(/\r?\n/)
      .map((line) => line.split('\t').map(escapeText).join('\t'))
      .join('\n'),
  )

function write(part: Part): string {
  if (part === null || part === false) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  return part.map(({ text }) => text).join('')
}

const squeezed = new WeakMap<TemplateStringsArray, readonly string[]>()

/** Line breaks and indents of the source are one space, as a browser reads them. */
function squeeze(template: TemplateStringsArray): readonly string[] {
  const known = squeezed.get(template)
  if (known) return known
  const parts = template.map((fixed) => fixed.replaceAll(/\s*\n\s*/g, ' '))
  squeezed.set(template, parts)
  return parts
}

/** Markup from a template: its values are escaped unless they are markup. Values stand in content or in quoted attributes, never elsewhere. */
export function html(template: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const [first = '', ...rest] = squeeze(template)
  return new Markup(first + rest.map((fixed, index) => write(values[index] ?? null) + fixed).join(''))
}
