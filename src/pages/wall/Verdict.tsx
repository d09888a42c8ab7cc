import { type WallKind, WALL_KIND } from '../../contract/wall-kind'
import { type WallJobsWords } from '../../i18n/en/wall-jobs'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { estimateEm } from '../../lib/text'
import { type Verdict as Said, type VerdictPart } from '../../model/wall/verdict'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { KindGlyph } from './KindGlyph'

const TEXT = 60
const TEXT_UPRIGHT = 46
const CLOCK = 420
const GLYPH = 76
const SEPARATOR = ' · '

interface VerdictProps {
  verdict: Said
  /** The data are too old to say so of the present. */
  isOld: boolean
}

/** The worst first, as large as the screen allows. */
export function Verdict({ verdict, isOld }: VerdictProps) {
  const words = useWallJobsWords()
  const size = useWallSize()
  const text = size.portrait ? TEXT_UPRIGHT : TEXT
  const room = (size.wide - 2 * size.margin - GLYPH - 24 - (size.portrait ? 0 : CLOCK)) / text
  const pieces = fit(listPieces(verdict, words), room, words, isOld)
  return (
    <>
      <KindGlyph kind={glyphOf(verdict)} size={GLYPH} past={isOld} />
      <h1 tabIndex={-1} className="wj-verdict" data-past={isOld || undefined}>
        <span role="status">
          {pieces.map(({ kind, text: said }, index) => (
            <span key={said}>
              {index > 0 && <i>{SEPARATOR}</i>}
              <b data-tone={kind === 'old' ? 'exception' : WALL_KIND[kind].tone} data-kind={kind}>
                {isOld && index === 0 ? words.verdict.was(said) : said}
              </b>
            </span>
          ))}
        </span>
      </h1>
    </>
  )
}

interface Piece {
  kind: VerdictPart['kind']
  text: string
}

function listPieces(verdict: Said, words: WallJobsWords): { pieces: Piece[]; more: number } {
  const one = (kind: WallKind, text: string) => ({ pieces: [{ kind, text }], more: 0 })
  switch (verdict.say) {
    case 'many-failed':
      return one('fail', words.verdict.manyFailed(verdict.failed, verdict.all))
    case 'running':
      return one('running', words.verdict.running(verdict.count))
    case 'well':
      return one('success', words.verdict.well)
    case 'reading':
      return one('reading', words.verdict.reading)
    case 'empty':
      return one('missing', words.noneFit)
    case 'problems':
      return {
        pieces: verdict.parts.map(({ kind, count }) => ({ kind, text: sayPart(kind, count, words) })),
        more: verdict.more,
      }
  }
}

const sayPart = (kind: VerdictPart['kind'], count: number, { verdict }: WallJobsWords): string => {
  const parts: Partial<Record<VerdictPart['kind'], (n: number) => string>> = verdict.parts
  return parts[kind]?.(count) ?? ''
}

/** As many parts as have room; the others are counted. */
function fit(
  { pieces, more }: { pieces: Piece[]; more: number },
  room: number,
  words: WallJobsWords,
  isOld: boolean,
): Piece[] {
  for (let count = pieces.length; ; count--) {
    const left = more + pieces.length - count
    const shown = pieces.slice(0, count)
    const said = left === 0 ? shown : [...shown, { kind: 'next' as const, text: words.verdict.more(left) }]
    const text = said.map((piece) => piece.text).join(SEPARATOR)
    if (count <= 1 || estimateEm(isOld ? words.verdict.was(text) : text) <= room) return said
  }
}

function glyphOf(verdict: Said): WallKind {
  switch (verdict.say) {
    case 'many-failed':
      return 'fail'
    case 'problems': {
      const [first] = verdict.parts
      return first === undefined || first.kind === 'old' ? 'waiting' : first.kind
    }
    case 'well':
      return 'success'
    case 'empty':
      return 'missing'
    default:
      return verdict.say
  }
}
