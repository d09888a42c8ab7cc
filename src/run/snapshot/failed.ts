import { formatCount } from '../../lib/number'
import { formatClock } from '../../lib/time/format'
import { drawGlyph } from './head'
import { hidePaths, type FailedNode, type SnapshotInput } from './input'
import { html, type Markup } from './markup'

/** The failed nodes with the lines of their logs that say why. */
export function drawFailed(input: SnapshotInput): Markup {
  const { failed, moreFailed, words } = input
  if (failed.length === 0) return html``
  return html`<section class="card failed">
    ${failed.map((one) => drawOne(one, input))}${moreFailed > 0 && html`<p class="quiet">${words.moreFailed(formatCount(moreFailed))}</p>`}
  </section>`
}

function drawOne({ node, lines, note }: FailedNode, input: SnapshotInput): Markup {
  const { words, zone, withoutPaths } = input
  const { startMs, endMs, retries, logPath } = node
  const facts = [
    node.type,
    startMs !== null && endMs !== null && words.until(formatClock(startMs, zone), formatClock(endMs, zone)),
    retries !== null && retries > 0 && words.retried(formatCount(retries)),
  ].filter((fact) => fact !== false && fact !== '')
  return html`<article>
    <h2>${drawGlyph(node.status)}<bdi>${node.name}</bdi> <small>${facts.join(' · ')}</small></h2>
    ${
      lines.length > 0 &&
      html`<ol class="log">
        ${lines.map(({ number, text, isCause }) => html`<li class="${isCause && 'cause'}"><span>${number !== null && words.line(String(number))}</span><code>${hidePaths(text, input)}</code></li>`)}
      </ol>`
    }${lines.length === 0 && note !== '' && html`<p class="quiet">${note}</p>`}
    ${logPath !== null && html`<p class="quiet path">${withoutPaths ? words.pathLeftOut : logPath}</p>`}
  </article>`
}
