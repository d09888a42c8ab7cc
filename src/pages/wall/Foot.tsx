import { type Wall } from '../../contract/wall'
import { type WallKind } from '../../contract/wall-kind'
import { useLocale } from '../../i18n/locale'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { estimateEm, showInvisible, truncateMiddle } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatCount } from '../../lib/number'
import { SECOND_MS } from '../../lib/time/units'
import { PageDots } from '../../shell/kiosk/PageDots'
import { type LiveResource } from '../../query/live-resource'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { useNow } from '../../ui/use-now'
import { KindGlyph } from './KindGlyph'
import { describePolls, Polls } from './Polls'
import { usePolls } from './use-polls'

/** In units. */
const TEXT = 24
const GAP = 36
const POLLS_WIDE = 208 + GAP
const DOT_WIDE = 20
/** With the space after it. */
const USUAL_MARK = 20
/** A glyph, and the spaces around it, its number and its name. */
const BESIDE_COUNT = 78
/** The same without a name, upright and else. */
const BESIDE_NUMBER = { upright: 56, landscape: 68 }

interface FootProps {
  counts: readonly { kind: WallKind; count: number }[]
  /** A lane has the mark of the usual end, which no other place explains. */
  hasUsual: boolean
  isOld: boolean
  resource: LiveResource<Wall>
  pollMs: number
  page: { at: number; of: number } | null
  rotation: Rotation | null
}

export interface Rotation {
  /** The picture that is shown, and how many there are. */
  at: number
  pictures: number
  /** The job whose run comes next; null: the overview. */
  next: string | null
  /** When it comes, by the server's clock. */
  atMs: number
  skewMs: number
}

/** How many jobs there are of each kind, and a mark for each poll: on a frozen screen no new mark appears. */
export function Foot({ counts, hasUsual, isOld, resource, pollMs, page, rotation }: FootProps) {
  const polls = usePolls(resource)
  const words = useWallJobsWords()
  const { wide, margin, portrait } = useWallSize()
  const said = describePolls({ polls, pollMs, isOld }, words)
  const namesOf = (kind: WallKind) => (isOld && kind === 'running' ? words.wereRunning : words.counted[kind])
  const dotsWide = page === null ? 0 : page.of * DOT_WIDE + GAP
  const room = (wide - 2 * margin - POLLS_WIDE - dotsWide) / TEXT
  const needed = (texts: readonly string[], beside: number) =>
    texts.reduce((sum, text) => sum + estimateEm(text), 0) + (texts.length * beside) / TEXT
  // What has no room is left out by its importance: the words of the polls, that of the mark, those of the counts.
  const named = needed(
    counts.map(({ kind, count }) => `${count} ${namesOf(kind)}`),
    BESIDE_COUNT,
  )
  const besideNumber = BESIDE_NUMBER[portrait ? 'upright' : 'landscape']
  const isNamed = named <= room
  // Where not even the numbers have room, the least important kinds go.
  const shown = isNamed
    ? counts
    : counts.slice(
        0,
        countFitting(
          counts.map(({ count }) => formatCount(count)),
          room,
          besideNumber / TEXT,
        ),
      )
  const numbers = needed(
    shown.map(({ count }) => formatCount(count)),
    besideNumber,
  )
  const counted = isNamed ? named : numbers
  const usualEm = estimateEm(words.usualEnd) + (USUAL_MARK + GAP) / TEXT
  const isUsualSaid = hasUsual && rotation === null && counted + usualEm <= room
  const left = isNamed ? room - named - (isUsualSaid ? usualEm : 0) : 0
  // What comes next is of more use than how many polls were answered.
  const isSaid = rotation === null && estimateEm(said) + GAP / TEXT <= left
  return (
    <footer className="wj-foot">
      <ul>
        {shown.map(({ kind, count }) => (
          <li key={kind}>
            <KindGlyph kind={kind} size={26} past={isOld && kind === 'running'} />
            <b>{formatCount(count)}</b>
            <span className={isNamed ? '' : 'sr-only'}>{namesOf(kind)}</span>
          </li>
        ))}
      </ul>
      {page !== null && (
        <p className="wj-pages" aria-label={words.page(page.at + 1, page.of)}>
          <PageDots pages={page.of} page={page.at} />
        </p>
      )}
      {rotation !== null && <RotationNote {...rotation} />}
      {isUsualSaid && (
        <p>
          <i aria-hidden className="wj-usual" /> {words.usualEnd}
        </p>
      )}
      <Polls polls={polls} pollMs={pollMs} isOld={isOld} isSaid={isSaid} />
    </footer>
  )
}

/** How many of these numbers have room, each beside its glyph. */
function countFitting(numbers: readonly string[], room: number, beside: number): number {
  let left = room
  const first = numbers.findIndex((text) => (left -= estimateEm(text) + beside) < 0)
  return first < 0 ? numbers.length : first
}

const MAX_NEXT_EM = 16

/** A dot for each picture, and which one comes when. */
export function RotationNote({ at, pictures, next, atMs, skewMs }: Rotation) {
  const { lang } = useLocale()
  const words = useWallJobsWords()
  const nowMs = useNow(skewMs, null)
  const name = next === null ? null : truncateMiddle(showInvisible(next), MAX_NEXT_EM)
  const left = formatDuration(Math.max(SECOND_MS, atMs - nowMs), lang, { units: 1, spelled: true })
  return (
    <p className="wj-pages">
      <PageDots pages={pictures} page={at} />
      <span>{words.comesNext(name, left)}</span>
    </p>
  )
}
