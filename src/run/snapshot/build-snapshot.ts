import { formatIso } from '../../lib/time/format'
import marksCss from '../../ui/marks.css?raw'
import { writeGlyphRules } from '../status/glyph-mask'
import { drawFindings, drawLogPaths, drawRaw } from './details'
import { drawFailed } from './failed'
import { drawBand, drawHead, formatMoment } from './head'
import { type SnapshotInput } from './input'
import { html, Markup } from './markup'
import { PALETTE_CSS } from './palette'
import snapshotCss from './snapshot.css?raw'
import { drawNodes } from './table'

/** Nothing is loaded, no script runs, and no form is sent. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** With a raw answer that makes it larger, the file is made without it. In bytes. */
export const MAX_BYTES = 10_000_000

const COMMENT = /\/\*[^]*?\*\//g
const squeeze = (css: string) => css.replaceAll(COMMENT, '').replaceAll(/\n\s*/g, '\n').trim()

const CSS = new Markup([PALETTE_CSS, marksCss, writeGlyphRules(''), snapshotCss].map(squeeze).join('\n'))

/**
 * A run as one HTML document, which looks like the page did and depends on nothing: it has no script, asks for nothing, follows the theme of its
 * reader, and can be printed. Everything that came from elsewhere stands in it as text.
 */
export function buildSnapshot(input: SnapshotInput): string {
  const content = html`${drawHead(input)}${drawFailed(input)}${drawNodes(input)}${drawFindings(input)}${drawLogPaths(input)}`
  const whole = writeDocument(input, html`${content}${drawRaw(input, true)}`)
  return countBytes(whole) <= MAX_BYTES
    ? whole
    : writeDocument(input, html`${content}${drawRaw(input, false)}`)
}

const writeDocument = (input: SnapshotInput, content: Markup): string =>
  html`<!doctype html>
    <html lang="${input.lang}" translate="no">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${input.words.title(input.run.job, input.run.id, formatMoment(input))}</title>
        <style>
          ${CSS}
        </style>
      </head>
      <body>
        ${drawBand(input, 'header')}
        <main>${content}</main>
        ${drawBand(input, 'footer')}
      </body>
    </html>`.text

const countBytes = (text: string): number => new TextEncoder().encode(text).length

const MAX_JOB_CHARS = 100

/** `job_8829134117_2026-11-28T025107+0800.html`: sorts by time and says its zone. */
export function nameSnapshot({ run, asOfMs, zone }: Pick<SnapshotInput, 'run' | 'asOfMs' | 'zone'>): string {
  return `${nameMoment(run, asOfMs, zone)}.html`
}

/** The same for any file of a run at a moment, without its ending. */
export function nameMoment(run: SnapshotInput['run'], asOfMs: number, zone: string): string {
  const [moment = ''] = formatIso(asOfMs, zone).replaceAll(':', '').split('.')
  const offset = formatIso(asOfMs, zone).replaceAll(':', '').slice(-5)
  return `${run.job.slice(0, MAX_JOB_CHARS)}_${run.id}_${moment}${offset}`
}
