import { useQuery } from '@tanstack/react-query'
import { type ReactNode } from 'react'
import { type Tone } from '../../../contract/status'
import { type WallKind } from '../../../contract/wall-kind'
import { useLaterWords, useLocale } from '../../../i18n/locale'
import { useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { estimateEm, joinFitting, showInvisible, truncateMiddle } from '../../../lib/text'
import { type Status } from '../../../contract/status'
import { formatPlannedTimes } from '../../../run/jobs/schedule-words'
import { configQuery } from '../../../query/config'
import { FreshnessBanner } from '../../../shell/freshness/FreshnessBanner'
import { useFreshnessLevel } from '../../../shell/freshness/use-live-query'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { WallClock } from '../../../shell/kiosk/WallClock'
import { Section } from '../../../shell/updates/Section'
import { useTabStatus } from '../../../shell/use-tab-status'
import { KindGlyph } from '../KindGlyph'
import { Polls } from '../Polls'
import { usePolls } from '../use-polls'
import { useLatestScene } from './latest-context'
import { Rich } from './Rich'

interface FrameProps {
  kind: WallKind
  tone: Tone
  /** The state, large. */
  word: string
  status: Status
  /** The run that the picture is about, if any. */
  id: string | null
  /** At the left of the foot. */
  foot: string
  children: ReactNode
}

const JOB = 52
const STATUS_TEXT = 48
const BESIDE = 400 + 64 + 2 * 90

/** Title, state and clock above the picture, the marks of the polls below it. */
export function Frame({ kind, tone, word: state, status, id, foot, children }: FrameProps) {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords()
  const { demo } = useLaterWords().wall
  const { data: config } = useQuery(configQuery())
  const { cell, resource, skewMs, nowMs, asOfMs, pollMs } = useLatestScene()
  const { wide, margin, portrait } = useWallSize()
  const level = useFreshnessLevel(resource)
  const polls = usePolls(resource)
  const { job, name, workspace } = cell
  const isOld = asOfMs !== null
  const word = isOld ? words.verdict.was(state) : state
  const inner = wide - 2 * margin
  const room = portrait ? inner : Math.max(260, inner - BESIDE - estimateEm(word) * STATUS_TEXT)
  const facts = [
    id === null ? words.latest.latestRun : `${words.latest.latestRun} ${id}`,
    ...(config?.demo === true ? [demo] : []),
    ...[formatPlannedTimes(job?.schedule, { lang, zone, nowMs })].filter(Boolean),
    ...(workspace === '' ? [] : [workspace]),
    ...(job?.owner ? [words.owner(showInvisible(job.owner))] : []),
  ]
  useTabStatus(`${name} · ${word}`, status, isOld)
  return (
    <div className="wall-run lw" data-old={isOld || undefined} data-level={level}>
      <Section fallback={null}>
        <FreshnessBanner resource={resource} size="wall" />
      </Section>
      <header className="lw-title">
        <div>
          <h1 tabIndex={-1}>
            <bdi>{truncateMiddle(showInvisible(name), room / JOB)}</bdi>
          </h1>
          <p>{joinFitting(facts, Math.max(14, room / 24))}</p>
        </div>
        <p role="status" className="lw-status" data-tone={tone}>
          <KindGlyph kind={kind} size={48} past={isOld} />
          <b>{word}</b>
        </p>
        <WallClock resource={resource} skewMs={skewMs} level={level} />
      </header>
      {children}
      <footer className="wj-foot">
        <p className="lw-foot">
          {portrait && estimateEm(foot) * 24 > inner - 260 ? '' : <Rich text={foot} />}
        </p>
        <Polls polls={polls} pollMs={pollMs} isOld={isOld} isSaid={!portrait} />
      </footer>
    </div>
  )
}
