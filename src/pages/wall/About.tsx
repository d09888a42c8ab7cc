import { useQuery } from '@tanstack/react-query'
import { type Wall } from '../../contract/wall'
import { countUnasked, MAX_NAMED_JOBS, type WallAddress } from '../../contract/wall-address'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { formatCount } from '../../lib/number'
import { estimateEm, joinFitting, showInvisible, truncateMiddle } from '../../lib/text'
import { type WallCell } from '../../model/wall/cells'
import { configQuery } from '../../query/config'
import { formatWhen } from '../../run/jobs/when'
import { useWallSize } from '../../shell/kiosk/wall-size'

interface AboutProps {
  wall: Wall
  address: WallAddress
  /** Those that are looked at. */
  all: number
  cells: readonly WallCell[]
  /** There is a rotation, which waits. */
  isPaused: boolean
}

const ABOUT_TEXT = 24
/** The clock with its zone and the age of the data. */
const CLOCK_WIDE = 420
/** There the zone stands a line lower, beside nothing. */
const CLOCK_WIDE_UPRIGHT = 240

/** The name of the wall, and what a viewer must know to trust it. */
export function About({ wall, address, all, cells, isPaused }: AboutProps) {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords()
  const { demo } = useLaterWords().wall
  const { data: config } = useQuery(configQuery())
  const size = useWallSize()
  const named = all + countUnasked(address)
  const old = cells.find(({ asOf }) => asOf !== null)
  const workspaces = [...new Set(wall.sources.map(({ workspace }) => workspace))].filter(Boolean)
  const warnings = [
    ...(wall.more > 0 ? [words.shownOf(cells.length, named, named === all ? null : MAX_NAMED_JOBS)] : []),
    ...(old === undefined
      ? []
      : [
          words.oldJob(
            showInvisible(old.name),
            old.asOf?.ms ? formatWhen(old.asOf.ms, zone, lang, old.asOf.ms) : words.neverRead,
          ),
        ]),
  ].join(' · ')
  const facts = [
    ...(address.name === '' ? [] : [showInvisible(address.name)]),
    words.jobs(formatCount(named)),
    ...(config?.demo === true ? [demo] : []),
    ...(isPaused ? [words.rotationPaused] : []),
    ...(workspaces.length > 0 ? [workspaces.join(', ')] : []),
  ]
  const room = (size.wide - 2 * size.margin - (size.portrait ? CLOCK_WIDE_UPRIGHT : CLOCK_WIDE)) / ABOUT_TEXT
  // What must be known goes before what is known.
  const left = room - estimateEm(warnings) - 2
  const said = warnings === '' ? fitFacts(facts, room) : joinFitting(facts, left)
  return (
    <p className="wj-about">
      <bdi>{said}</bdi>
      {warnings !== '' && (
        <b className="wall-late">
          {said === '' ? '' : ' · '}
          {truncateMiddle(warnings, room)}
        </b>
      )}
    </p>
  )
}

const LEAST_TITLE_EM = 8

/** Cuts the title alone: half a fact says nothing. */
function fitFacts([title = '', ...others]: readonly string[], room: number): string {
  const rest = joinFitting(others, room - Math.min(estimateEm(title), LEAST_TITLE_EM) - 1)
  return [truncateMiddle(title, room - estimateEm(rest) - 1), rest].filter(Boolean).join(' · ')
}
