import { withBase } from '../../../lib/base-path'
import { Braces, Copy } from 'lucide-react'
import { memo, useCallback, useState, type ReactNode } from 'react'
import { parseTrigger } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { statusWord, useLocale } from '../../../i18n/locale'
import { paths } from '../../../contract/routes'
import { zoneLabel } from '../../../lib/time/zone'
import { StatusBadge } from '../../../run/status/StatusGlyph'
import { CopyLink } from '../../../shell/CopyLink'
import { SubjectHead } from '../../../shell/SubjectHead'
import { lazySection, Section } from '../../../shell/updates/Section'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { CopyButton } from '../../../ui/CopyButton'
import { Icon } from '../../../ui/Icon'
import { useAfterPaint } from '../../../ui/use-after-paint'
import { useRunFrame } from '../run-context'
import { FailureRow } from '../cause/FailureRow'
import { Counts } from './Counts'
import { FindingsLink, Progress } from './Progress'
import { runResource } from '../../../query/run'
import { isTerminal } from '../../../contract/status'
import { Freshness } from '../../../shell/freshness/Freshness'
import { markLink } from '../share/links'
import { RunLine } from './RunLine'
import { Tip } from '../../../ui/Tip'

const Neighbours = lazySection(async () => (await import('./Neighbours')).Neighbours)
const ListedFacts = lazySection(async () => (await import('./Neighbours')).ListedFacts)
const ShareMenu = lazySection(async () => (await import('../share/ShareMenu')).ShareMenu)
const CompareRow = lazySection(async () => (await import('../compare/CompareRow')).CompareRow)
const ReplayLine = lazyWithRetry(async () => (await import('./ReplayLine')).ReplayLine)
const ReplayRow = lazySection(async () => (await import('../replay/ReplayRow')).ReplayRow)
const VerdictRow = lazySection(async () => (await import('../insight/VerdictRow')).VerdictRow)
const RunTools = lazySection(async () => (await import('../../../shell/alerts/RunTools')).RunTools)

/** What this run is. A poll that changes its nodes alone renders only the parts that count them. */
export function HeaderCard() {
  const { t, lang, zone } = useLocale()
  const {
    facts: run,
    replay,
    hasFailed,
    readRun,
    reference,
    region,
    view,
    isPhone,
    isLive,
    isOld,
    told,
    namedMs,
    buildLink,
  } = useRunFrame()
  const painted = useAfterPaint()
  const [token, setToken] = useState<string | null>(null)
  const buildMarkedLink = useCallback(() => markLink(buildLink(), token), [buildLink, token])
  const known = statusWord(run.status, run.rawStatus, lang)
  // A replay, or old data: what ran then may have ended.
  const isPast = replay?.isPast ?? (isOld && isLive)
  const word = isPast ? t.header.was(known) : known
  const trigger = run.trigger === null ? null : t.triggers[parseTrigger(run.trigger) ?? 'other']
  const verdict = told?.verdict ?? told?.calm
  // Elsewhere the timeline names the zone.
  const namesZone = isPhone || view.tableOnly
  const neighbours = painted && <Neighbours />
  const hasFailure = view.vs === null && !replay && hasFailed
  const failure = hasFailure && <FailureRow />
  // A comparison says on three lines what a verdict says on two.
  const phoneRoom = view.vs === null ? 'min-h-[49px]' : 'min-h-[121px]'
  const listed = painted && (
    <ListedFacts
      // What a replay shows had not failed yet, and on a phone the row of the failure has it.
      withError={replay?.isPast !== true && !(isPhone && hasFailure)}
    />
  )
  const zoneFact = namesZone && (
    <Named name={t.timeline.zone} isShort={isPhone}>
      {zoneLabel(namedMs, zone, lang)}
    </Named>
  )
  return (
    <section aria-labelledby="job-name" className="card p-5 pt-3.5 max-md:p-4">
      <SubjectHead
        name={run.job}
        // The bar above has no room for it there.
        to={isPhone ? paths.jobRuns(reference) : null}
        end={
          <>
            <Freshness resource={runResource(reference)} isEnded={({ status }) => isTerminal(status)} />
            <span className="no-print flex shrink-0 gap-2 max-sm:gap-1 max-[360px]:[&>.btn]:px-1.5!">
              <span className="flex">
                <CopyLink text={buildMarkedLink} className="btn rounded-r-none after:-left-2!" />
                {/* As wide as its button. */}
                <span className="-ml-px w-7 pointer-coarse:w-9">
                  {painted && <ShareMenu onToken={setToken} />}
                </span>
              </span>
              <RawLink reference={reference} />
              {/* As wide as its buttons, so that nothing moves when they come. */}
              <span className="flex w-16 gap-2 max-sm:gap-1 max-sm:w-15 pointer-coarse:w-20 max-sm:pointer-coarse:w-19">
                {painted && <RunTools readRun={readRun} reference={reference} />}
              </span>
            </span>
          </>
        }
      >
        <Tip text={run.rawStatus === '' ? null : `status: "${run.rawStatus}"`} className="shrink-0">
          <StatusBadge status={run.status} word={word} past={isPast} />
        </Tip>
        {/* The rest of the line, so that nothing moves when they come. */}
        {!isPhone && <span className="no-print min-w-23 flex-[1_1_92px]">{neighbours}</span>}
      </SubjectHead>
      {isPhone && <div className="no-print mt-2 h-10">{neighbours}</div>}
      {isPhone && failure}
      <div className="mt-1.5 grid grid-cols-[minmax(620px,1fr)_minmax(320px,532px)] gap-x-6 max-[1120px]:grid-cols-1 max-[1120px]:gap-y-3">
        <div className="min-w-0">
          <ul className={`flex flex-wrap gap-y-1 ${isPhone ? 'gap-x-4' : 'mb-4 gap-x-6'}`}>
            <Named name={t.header.instance} isShort={isPhone}>
              <span className="font-semibold text-t1">{run.id}</span>
              <CopyButton
                icon={Copy}
                label={t.header.copyId}
                text={() => run.id}
                done={t.header.copied}
                failed={t.header.copyFailed}
                className="no-print tap ml-1 inline-flex size-6 items-center justify-center rounded align-middle text-t2 hover:bg-hover"
              />
            </Named>
            <Named name={t.header.trigger} isShort={isPhone && trigger !== null}>
              {trigger === null && <span className="font-normal text-t3">{t.app.notGiven}</span>}
              {typeof trigger === 'function' ? trigger(run.trigger ?? 0) : trigger}
            </Named>
            <Named name={t.header.workspace} isShort={isPhone}>
              {run.workspace ?? t.header.defaultWorkspace}
            </Named>
            {region !== null && (
              <Named name={t.header.region} isShort={isPhone}>
                {region}
              </Named>
            )}
            {!isPhone && zoneFact}
            {!isPhone && listed}
          </ul>
          {/* A line of their own, so that nothing moves when they come. */}
          {isPhone && (
            <ul className="mb-3 flex h-5 gap-x-4 whitespace-nowrap *:min-w-0 *:first:shrink-0">
              {zoneFact}
              {listed}
              <li className="ml-auto shrink-0">
                <FindingsLink />
              </li>
            </ul>
          )}
          {replay?.isPast ? (
            <Section loading={<RunLine />} fallback={<RunLine />}>
              <ReplayLine replay={replay} />
            </Section>
          ) : (
            <RunLine />
          )}
        </div>
        <div className="min-w-0 border-l border-line pl-6 max-[1120px]:border-0 max-[1120px]:pl-0">
          <Progress word={word} />
          <Counts />
        </div>
      </div>
      {!isPhone && failure}
      {/* The last row has its room before it comes, so that nothing below moves. */}
      <div className={hasFailure ? '' : `flow-root ${isPhone ? phoneRoom : 'min-h-[37px]'}`}>
        {replay && <ReplayRow replay={replay} />}
        {view.vs !== null && painted && <CompareRow />}
        {view.vs === null && !replay && verdict && <VerdictRow verdict={verdict} />}
      </div>
    </section>
  )
}

export const RawLink = memo(function RawLink({ reference }: { reference: RunRef }) {
  const { t } = useLocale()
  return (
    <a
      className="btn after:-inset-x-1!"
      href={withBase(paths.apiRawRun(reference))}
      target="_blank"
      rel="noreferrer"
      data-tip={t.header.raw}
    >
      <Icon icon={Braces} />
      <span className="max-[1600px]:sr-only">{t.header.raw}</span>
    </a>
  )
})

interface NamedProps {
  name: string
  /** Its name is for screen readers alone. */
  isShort: boolean
  children: ReactNode
}

function Named({ name, isShort, children }: NamedProps) {
  return (
    <li className="text-t2">
      <span className={isShort ? 'sr-only' : ''}>{name}</span>{' '}
      <b className={isShort ? 'font-normal' : 'font-semibold [overflow-wrap:anywhere] text-t1'}>{children}</b>
    </li>
  )
}
