import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { isProblem } from '../../contract/status'
import { statusWord, useLocale } from '../../i18n/locale'
import { isLiveRun } from '../../model/run/duration'
import { gapBetween } from '../../model/timeline/zoom'
import { useAfterPaint } from '../../ui/use-after-paint'
import { lazyWithRetry } from '../../shell/updates/lazy'
import { Section } from '../../shell/updates/Section'
import { useNow } from '../../ui/use-now'
import { useWidth } from '../../ui/use-width'
import { ChartsSection } from './charts/ChartsSection'
import { countByStatus } from '../../model/run/counts'
import { HeaderCard } from './header/HeaderCard'
import { filterNodes, sortNodes } from '../../model/run/order'
import { isPhone } from './sheet/columns'
import { Sheet, type SheetHandle } from './sheet/Sheet'
import { SelectionNote } from './SelectionNote'
import { useAsOf, useLooking } from '../../shell/freshness/use-freshness'
import { useShortcuts } from '../../shell/shortcuts/use-shortcuts'
import { useTabStatus } from '../../shell/use-tab-status'
import { readView, writeView, type ViewState } from '../../model/run/view'

const InstanceFields = lazyWithRetry(async () => (await import('./RunFields')).RunFields)
const FindingsCard = lazyWithRetry(async () => (await import('./findings/FindingsCard')).FindingsCard)
const loadBand = () => import('../../shell/freshness/StaleBand')
const StaleBand = lazyWithRetry(async () => (await loadBand()).StaleBand)
const loadPanel = () => import('./panel/NodePanel')
const NodePanel = lazyWithRetry(async () => (await loadPanel()).NodePanel)

const CARD_BORDERS_PX = 2

const focusFilter = () => document.querySelector<HTMLInputElement>('[data-filter]')?.focus()

interface InstanceViewProps {
  run: Run
  skewMs: number
  changedAtMs: number
  reference: RunRef
  region: string | null
  zones: ReactNode
}

/** One run: header, timeline and table, findings, charts. It owns what is selected and how it is ordered; the address holds it. */
export function RunView({ run, skewMs, changedAtMs, reference, region, zones }: InstanceViewProps) {
  const { t, lang, zone } = useLocale()
  const [search, setSearch] = useSearchParams()
  const view = useMemo(() => readView(search), [search])
  const [root, width] = useWidth<HTMLDivElement>(() => document.documentElement.clientWidth)
  const phone = isPhone(width - CARD_BORDERS_PX)
  const live = isLiveRun(run)
  const asOfMs = useAsOf(reference)
  const isLate = useLooking(reference, (looking) => looking !== null && looking.level !== 'fresh')
  // A clock that goes on would have running bars grow by what nobody knows.
  const nowMs = useNow(skewMs, live ? asOfMs : changedAtMs)
  const sheet = useRef<SheetHandle>(null)
  const [atLog, setAtLog] = useState(false)

  const change = useCallback(
    (patch: Partial<ViewState>) =>
      setSearch((before) => writeView(before, patch), { replace: true, preventScrollReset: true }),
    [setSearch],
  )
  const hrefOf = useCallback((key: string) => `?${writeView(search, { nodes: [key] }).toString()}`, [search])
  const first = view.nodes[0]
  const select = useCallback(
    (key: string, second: boolean) => {
      setAtLog(false)
      change({ nodes: second && first !== undefined && first !== key ? [first, key] : [key] })
    },
    [change, first],
  )
  const openLog = useCallback(
    (key: string) => {
      setAtLog(true)
      change({ nodes: [key] })
    },
    [change],
  )
  const sort = view.sort ?? (phone ? 'problems' : 'start')
  // An order by a growing duration is taken anew with the data, not every second: rows do not move under a pointer.
  const { filtered, shown } = useMemo(() => {
    const some = filterNodes(run.nodes, view, (node) => statusWord(node.status, node.rawStatus, lang))
    return { filtered: some.length < run.nodes.length, shown: sortNodes(some, sort, run, changedAtMs) }
    // oxlint-disable-next-line react/exhaustive-deps -- see above: the data's own time, once per change of the data
  }, [run, view.q, view.status, view.types, lang, sort])
  const counts = useMemo(() => countByStatus(run.nodes), [run])
  const selected = useMemo(
    () => view.nodes.flatMap((key) => run.nodes.find((node) => node.key === key) ?? []),
    [run, view.nodes],
  )
  const [node = null, second = null] = selected
  const gap = node && second ? gapBetween(node, second) : null

  const close = () => {
    // A modal panel keeps the focus from everything else for as long as it is open.
    document.querySelector<HTMLDialogElement>('dialog[data-panel][open]')?.close()
    const index = shown.findIndex((one) => one.key === node?.key)
    change({ nodes: [] })
    if (index >= 0) sheet.current?.reveal(index, true)
    else focusFilter()
  }
  const step = (by: 1 | -1) => {
    const focused = document.activeElement?.closest<HTMLElement>('tr[data-key]')?.dataset['key']
    const from = shown.findIndex((one) => one.key === (node?.key ?? focused))
    const index =
      from < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, from + by))
    const next = shown[index]
    if (!next) return
    if (node) select(next.key, false)
    sheet.current?.reveal(index, node === null)
  }
  const nextProblem = () => {
    const from = shown.findIndex((one) => one.key === node?.key)
    const after = shown.findIndex((one, index) => index > from && isProblem(one.status))
    const index = after >= 0 ? after : shown.findIndex((one) => isProblem(one.status))
    const next = shown[index]
    if (!next) return
    select(next.key, false)
    sheet.current?.reveal(index, false)
  }
  useShortcuts({
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    n: nextProblem,
    l: () => {
      const focused = document.activeElement?.closest<HTMLElement>('tr[data-key]')?.dataset['key']
      const key = node?.key ?? focused
      if (key !== undefined) openLog(key)
    },
    f: () => sheet.current?.fit(),
    '0': () => sheet.current?.fit(),
    '+': () => sheet.current?.zoomBy(1.5),
    '=': () => sheet.current?.zoomBy(1.5),
    '-': () => sheet.current?.zoomBy(1 / 1.5),
    a: () => sheet.current?.panBy(-0.25),
    d: () => sheet.current?.panBy(0.25),
    '/': focusFilter,
    Escape: () => {
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
      else if (node) close()
    },
  })

  const painted = useAfterPaint()
  useEffect(() => {
    // By the time somebody clicks a node its panel is here.
    // And where there is no network any more, the band that says so must be here already.
    if (painted) void Promise.all([loadPanel(), loadBand()]).catch(() => undefined)
  }, [painted])

  const word = statusWord(run.status, run.rawStatus, lang)
  const past = asOfMs !== null && live
  useTabStatus(t.title.run(past ? t.header.was(word) : word, run.job, run.id), run.status, past)
  // What a shared address selects is brought into view once.
  useEffect(() => {
    const index = shown.findIndex((one) => one.key === view.nodes[0])
    if (index > 0) sheet.current?.reveal(index, false)
    // oxlint-disable-next-line react/exhaustive-deps -- only for the address that was opened
  }, [])

  const link = () => {
    const full = writeView(search, { sort })
    full.set('tz', zone)
    return `${window.location.origin}${window.location.pathname}?${full.toString()}`
  }
  return (
    <div
      ref={root}
      data-old={asOfMs === null ? undefined : ''}
      className="grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0"
    >
      {isLate && (
        <Section fallback={null}>
          <StaleBand reference={reference} />
        </Section>
      )}
      <Section>
        <HeaderCard
          run={run}
          reference={reference}
          region={region}
          counts={counts}
          view={view}
          nowMs={nowMs}
          change={change}
          link={link}
          asOf={asOfMs !== null}
          namesZone={phone || view.tableOnly}
        />
      </Section>
      <Section fallback={null}>
        <SelectionNote
          run={run}
          view={view}
          selected={selected}
          shown={shown}
          filtered={filtered}
          change={change}
        />
      </Section>
      <Section>
        <Sheet
          ref={sheet}
          run={run}
          shown={shown}
          selected={selected}
          counts={counts}
          view={view}
          sort={sort}
          nowMs={nowMs}
          change={change}
          hrefOf={hrefOf}
          zones={zones}
          onSelect={select}
          onLog={openLog}
          onClosePanel={close}
          panel={
            node && (
              <Section key={node.key}>
                <NodePanel
                  run={run}
                  node={node}
                  nowMs={nowMs}
                  second={second}
                  atLog={atLog}
                  gapMs={gap ? gap.toMs - gap.fromMs : null}
                  onStep={step}
                  onClose={close}
                />
              </Section>
            )
          }
        />
      </Section>
      {run.findings.length > 0 && (
        <Section>
          <FindingsCard run={run} reference={reference} />
        </Section>
      )}
      <ChartsSection run={run} nowMs={changedAtMs} />
      <Section>
        <InstanceFields run={run} />
      </Section>
    </div>
  )
}
