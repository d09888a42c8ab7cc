import { type LogPiece } from '../../contract/log'
import { display } from './draw-line'
import { isFrame } from './folds'
import { readLine } from './read-line'

/** Whether nearly all lines have a prefix with a time, so that it may stand in a column of its own. */
export function canShorten(pieces: readonly LogPiece[], zone: string): boolean {
  let own = 0
  let prefixed = 0
  for (const [text] of pieces.flatMap(({ lines }) => lines.slice(0, 400))) {
    if (text.trim() === '' || /^\s/.test(text)) continue
    const head = display(text, 400).text
    const { timeMs, prefixLength } = readLine(head, zone)
    if (!isFrame(head, false)) own += 1
    if (timeMs !== null && prefixLength > 0) prefixed += 1
  }
  return own > 0 && prefixed / own >= 0.8
}
