import { FileText } from 'lucide-react'
import { memo } from 'react'
import { type NodeCause } from '../../../contract/log'
import { type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { showName } from '../../../lib/text'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { lazySection } from '../../../shell/updates/Section'
import { Button } from '../../../ui/Button'
import { useAfterPaint } from '../../../ui/use-after-paint'
import { useRun, useRunFrame } from '../run-context'
import { findFailure } from './find-failure'

const CauseText = lazySection(async () => (await import('./CauseText')).CauseText)
const CauseDetails = lazySection(async () => (await import('./CauseText')).CauseDetails)
const StartedJob = lazySection(async () => (await import('./StartedJob')).StartedJob)
const StreakText = lazySection(async () => (await import('./StreakText')).StreakText)

/**
 * The failed node that matters most, in the header's last row, and on a phone in its first. It stands there from the first paint, with room for what
 * the log says, so that nothing moves when that comes.
 */
export function FailureRow() {
  const { run, causes, insight } = useRun()
  const node = findFailure(run.nodes, causes, insight)
  return node && <Failure node={node} cause={causes.get(node.key) ?? null} />
}

interface FailureProps {
  node: RunNode
  /** What its log says; null until that is known. */
  cause: NodeCause | null
}

const Failure = memo(function Failure({ node, cause }: FailureProps) {
  const { t } = useLocale()
  const { told, openLog, isPhone } = useRunFrame()
  const painted = useAfterPaint()
  const glyph = <StatusGlyph status={node.status} />
  const name = <bdi className="font-semibold [overflow-wrap:anywhere]">{showName(node.name)}</bdi>
  const text = cause && <CauseText cause={cause} />
  const details = cause?.cause && <CauseDetails cause={cause} />
  const streak = painted && <StreakText />
  const starter = told?.header.starters.find(({ key }) => key === node.key)
  const started = starter && <StartedJob job={starter.job} />
  const roots = told?.header.roots && (
    <span className="min-w-0 text-12 text-t2 md:shrink-0" data-tip={told.header.roots.tip}>
      {told.header.roots.text}
    </span>
  )
  const button = node.logPath !== null && (
    <Button icon={FileText} className="no-print shrink-0" onClick={() => openLog(node.key)}>
      {isPhone ? t.panel.log : t.panel.openLog}
      {!isPhone && <kbd className="kbd">l</kbd>}
    </Button>
  )
  if (isPhone) {
    return (
      <div
        data-tone="fail"
        className="-mx-5 my-2 border-y border-line bg-(--tint) px-5 py-2 max-md:-mx-4 max-md:px-4"
      >
        <p className="flex min-w-0 items-start gap-2">
          <span className="flex h-5 items-center">{glyph}</span>
          {name}
        </p>
        <div className="min-h-14">
          {text}
          {details}
          {started}
        </div>
        <div className="flex min-h-12 items-center justify-between gap-3">
          <span className="flex min-w-0 flex-col text-12 text-t2">
            {roots}
            {streak}
          </span>
          {button}
        </div>
      </div>
    )
  }
  return (
    <div
      data-tone="fail"
      className="-mx-5 mt-3 -mb-5 flex items-center gap-3 rounded-b-lg border-t border-line bg-(--tint) px-5 py-2.5"
    >
      {glyph}
      <div className="min-h-9.5 min-w-0 flex-1 max-xl:min-h-14">
        <p className="flex min-w-0 flex-wrap gap-x-3">
          {name}
          {text}
        </p>
        <div className="flex min-w-0 flex-wrap gap-x-3 text-12 text-t2">
          {details}
          {started}
          {streak}
        </div>
      </div>
      {roots}
      {button}
    </div>
  )
})
