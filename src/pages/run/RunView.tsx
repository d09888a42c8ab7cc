import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { isFailing } from '../../contract/status'
import { statusWord, useLocale } from '../../i18n/locale'
import { formatMinute } from '../../lib/time/format'
import { countByStatus } from '../../model/run/counts'
import { isLiveRun } from '../../model/run/duration'
import { getNamedMs } from '../../model/run/times'
import { type ViewState } from '../../model/run/view'
import { runResource } from '../../query/run'
import { useAsOf, useFreshnessLevel, useKeptAt } from '../../shell/freshness/use-live-query'
import { CARD_BORDERS_PX, guessPagePx } from '../../shell/page-width'
import { lazyWithRetry } from '../../shell/updates/lazy'
import { lazySection, Section } from '../../shell/updates/Section'
import { useTabStatus } from '../../shell/use-tab-status'
import { useAfterPaint } from '../../ui/use-after-paint'
import { useClock } from '../../ui/use-now'
import { PAPER_PX, usePrinting } from '../../ui/use-printing'
import { useSameFields } from '../../ui/use-same-fields'
import { useWidth } from '../../ui/use-width'
import { LateCharts } from './charts/LateCharts'
import { LogLinkProvider } from './log/log-link'
import { HeaderCard } from './header/HeaderCard'
import { RunClock, RunProvider, type RunFacts, type RunFrame, type RunPageState } from './run-context'
import { countFindings, type InsightTexts, type RunInsight } from './run-insight'
import { RunLoaders } from './RunLoaders'
import { useKept } from './use-kept'
import { useReplay } from './use-replay'
import { useRunAddress } from './use-run-address'
import { useShownNodes } from './use-shown-nodes'
import { useRunAsListed } from './use-listed-run'
import { useRunInsight } from './use-run-insight'
import { isPhoneWidth } from './sheet/columns'
import { Sheet } from './sheet/Sheet'

const FindingsCard = lazyWithRetry(async () => (await import('./findings/FindingsCard')).FindingsCard)
const KeptNote = lazySection(async () => (await import('../../shell/freshness/KeptNote')).KeptNote)
const SelectionNote = lazySection(async () => (await import('./SelectionNote')).SelectionNote)
const LogPage = lazyWithRetry(async () => (await import('./log/LogPage')).LogPage)
const GraphSheet = lazyWithRetry(async () => (await import('./graph/GraphSheet')).GraphSheet)
const RunFields = lazyWithRetry(async () => (await import('./panel/FieldLists')).RunFields)
const loadBanner = () => import('../../shell/freshness/FreshnessBanner')
const RunFreshnessBanner = lazySection(async () => (await loadBanner()).FreshnessBanner<Run>)

/** The padding makes up for the pixels that browsers lose to rounding when they shrink a page to paper. */
const PAPER_STYLE = {
  boxSizing: 'content-box',
  width: PAPER_PX,
  marginInline: 'auto',
  paddingInline: 2,
} as const

// What is always the same element is not rendered because the page is, but by what it reads itself.
const HEADER = (
  <Section>
    <HeaderCard />
  </Section>
)
const BARS = (
  <Section>
    <Sheet />
  </Section>
)
const GRAPH = (
  <Section
    loading={
      <div className="card h-[clamp(452px,calc(100dvh-332px),1272px)] max-md:h-[max(452px,calc(100dvh-128px))]" />
    }
  >
    <GraphSheet />
  </Section>
)
const FIELDS = (
  <Section>
    <RunFields />
  </Section>
)

const NO_ROOTS: ReadonlySet<string> = new Set()

/** One reference at a time: a replay takes the place of a comparison and of the panel that says where the time went. */
const showAlone = (view: ViewState): ViewState => ({ ...view, vs: null, why: false })

const NO_CAUSES: RunPageState['causes'] = new Map()

/** Of a replay, those of nodes that had failed by then. */
function selectCauses(causes: RunPageState['causes'], run: Run): RunPageState['causes'] {
  const failed = new Set(run.nodes.filter(({ status }) => isFailing(status)).map(({ key }) => key))
  return new Map([...causes].filter(([key]) => failed.has(key)))
}

function omitNodes(run: Run): RunFacts {
  const { nodes: _, ...facts } = run
  return facts
}

const selectTexts = ({ words, noDefinition, header, verdict, calm, ahead }: RunInsight): InsightTexts => ({
  words,
  noDefinition,
  header,
  verdict,
  calm,
  ahead,
})

export interface RunViewProps {
  run: Run
  skewMs: number
  changedAtMs: number
  reference: RunRef
  region: string | null
}

/** One run: header, timeline and table, findings, charts. The address holds what is selected, filtered and sorted. */
export function RunView({ run: given, skewMs, changedAtMs, reference, region }: RunViewProps) {
  const { t, lang, zone } = useLocale()
  const actualRun = useRunAsListed(given, reference)
  const [root, width] = useWidth<HTMLDivElement>(guessPagePx)
  const isPhone = isPhoneWidth(width - CARD_BORDERS_PX)
  const printing = usePrinting()
  const asOfMs = useAsOf(runResource(reference))
  const isLate = useFreshnessLevel(runResource(reference)) !== 'fresh'
  const keptAtMs = useKeptAt(runResource(reference))

  const { asked, ...address } = useRunAddress(reference, isPhone)
  const { sort, change } = address
  // While the data are old the clock stands still, since a node that ran may have ended.
  const frozenMs = isLiveRun(actualRun) ? asOfMs : changedAtMs
  const actualClock = useClock(skewMs, frozenMs)
  const latestRun = useRef(actualRun)
  useEffect(() => {
    latestRun.current = actualRun
  }, [actualRun])
  const readRun = useCallback(() => latestRun.current, [])
  const { replay, startReplay } = useReplay({
    run: actualRun,
    readRun,
    atMs: asked.at,
    clock: actualClock,
    change,
  })
  const run = replay?.run ?? actualRun
  const atMs = replay?.atMs ?? null
  const clock = useClock(skewMs, atMs ?? frozenMs)
  const view = useMemo(() => (atMs === null ? asked : showAlone(asked)), [asked, atMs])
  const isLive = isLiveRun(run)
  const isOld = asOfMs !== null && replay === null
  const shownMs = atMs ?? changedAtMs
  const shown = useShownNodes({ run, actualRun, view, sort, changedAtMs })
  const selected = useMemo(
    () => view.nodes.flatMap((key) => run.nodes.find((node) => node.key === key) ?? []),
    [run, view.nodes],
  )
  const counts = useMemo(() => countByStatus(run.nodes), [run])

  const painted = useAfterPaint()
  useEffect(() => {
    // The banner reports a lost network, so it is loaded before the network is lost.
    if (painted) void loadBanner().catch(() => undefined)
  }, [painted])

  const isPast = replay?.isPast ?? (isOld && isLive)
  const word = statusWord(run.status, run.rawStatus, lang)
  const present = isPast ? t.header.was(word) : word
  const said = replay ? replay.words.title(formatMinute(replay.atMs, zone)) : present
  useTabStatus(t.title.run(said, run.job, run.id), run.status, isPast)

  const [allCauses, setCauses] = useState(NO_CAUSES)
  const causes = useMemo(() => (isPast ? selectCauses(allCauses, run) : allCauses), [isPast, allCauses, run])
  const isReplayed = replay?.isPast === true
  const { known, insight, comparison, setReader, setForecast, setComparison } = useRunInsight({
    run,
    view,
    isOld,
    isReplayed,
    clock,
  })
  const findingCount = countFindings(run, known)

  const frame = useSameFields<RunFrame>({
    ...address,
    facts: useKept(omitNodes(run)),
    actualFacts: useKept(omitNodes(actualRun)),
    readRun,
    hasFailed: actualRun.nodes.some(({ status }) => isFailing(status)),
    told: useKept(insight && selectTexts(insight)),
    comparison,
    replay,
    startReplay,
    reference,
    region,
    view,
    isPhone: isPhone && !printing,
    isLive,
    isOld,
    namedMs: getNamedMs(actualRun, changedAtMs),
  })
  const state: RunPageState = {
    ...frame,
    run,
    actualRun,
    shown,
    selected,
    counts,
    causes,
    insight,
    roots: insight?.roots ?? NO_ROOTS,
    changedAtMs,
  }
  const [firstSelected] = selected
  // On a phone a log covers everything anyway.
  const fullLog = view.log === 'full' && !printing && !isPhone ? firstSelected : undefined
  return (
    <RunProvider value={state} frame={frame}>
      <RunClock clock={clock}>
        <LogLinkProvider>
          <div
            ref={root}
            data-old={isOld ? '' : undefined}
            style={printing ? PAPER_STYLE : {}}
            className="grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0"
          >
            {isLate && <RunFreshnessBanner resource={runResource(reference)} size="page" />}
            {keptAtMs !== null && <KeptNote keptAtMs={keptAtMs} size="page" />}
            <RunLoaders
              known={known}
              onCauses={setCauses}
              onReader={setReader}
              onForecast={setForecast}
              onComparison={setComparison}
            />
            {fullLog ? (
              <Section>
                <LogPage node={fullLog} />
              </Section>
            ) : (
              <>
                {HEADER}
                {view.nodes.length > 0 && <SelectionNote />}
                {/* On paper the bars say more. */}
                {view.graph && !printing ? GRAPH : BARS}
                {findingCount > 0 && (
                  <Section
                    loading={<div className="card" style={{ height: guessFindingsPx(findingCount) }} />}
                  >
                    <FindingsCard run={run} more={known?.findings ?? []} reference={reference} />
                  </Section>
                )}
                {run.nodes.length > 0 && <LateCharts run={run} nowMs={shownMs} />}
                {painted && !isReplayed && FIELDS}
              </>
            )}
          </div>
        </LogLinkProvider>
      </RunClock>
    </RunProvider>
  )
}

/** Of findings that take one line each. */
const guessFindingsPx = (count: number): number => 42 + 37 * count
