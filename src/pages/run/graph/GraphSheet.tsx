import { Maximize, Minus, Plus } from 'lucide-react'
import { useRef, type Ref } from 'react'
import { useGraphWords } from '../../../i18n/graph-words'
import { useLocale } from '../../../i18n/locale'
import { hasEdges } from '../../../model/insight/edges'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { IconButton } from '../../../ui/Button'
import { useSize } from '../../../ui/use-size'
import { guessCardPx } from '../../../shell/page-width'
import { useWidth } from '../../../ui/use-width'
import { type PanelHandle } from '../panel/PanelFrame'
import { useRun } from '../run-context'
import { sumWidths } from '../sheet/columns'
import { FilterField, FilterPopover, TypeMenu } from '../sheet/FilterTools'
import { type RowsHandle } from '../sheet/Rows'
import { SelectedPanel, useHasPanel, usePanelPreload } from '../sheet/SelectedPanel'
import { ExportMenu } from '../sheet/TableTools'
import { useNodeNavigation } from '../sheet/use-node-navigation'
import { useSheetColumns } from '../sheet/use-sheet-columns'
import { useGraphKey, ViewSwitch } from '../sheet/ViewSwitch'
import { GraphCanvas } from './GraphCanvas'
import { GraphLegend } from './GraphLegend'
import { useCamera, ZOOM_STEP, type GraphCamera } from './use-camera'
import { MAX_DRAWN, useRunGraph, type FoundGraph } from './use-run-graph'
import './graph.css'

/** The nodes of the run as a graph, in the place of timeline and table. */
export function GraphSheet() {
  const words = useGraphWords()
  const { run, insight } = useRun()
  const [root, width] = useWidth<HTMLElement>(guessCardPx)
  const [area, size] = useSize<HTMLDivElement>()
  const canvas = useRef<RowsHandle>(null)
  const filter = useRef<HTMLInputElement>(null)
  const panel = useRef<PanelHandle>(null)
  const navigation = useNodeNavigation({ rows: canvas, filter, panel })
  const { layout, panel: panelMode } = useSheetColumns({
    width,
    tableOnly: false,
    offsets: false,
    printing: false,
  })
  const found = useRunGraph()
  const graph = found.state === 'ready' ? found.graph : null
  const camera = useCamera(`${run.workspace ?? ''} ${run.job}`, graph?.layout ?? null, size)
  const panelPx = sumWidths(layout.after)
  const coveredPx = useHasPanel() && panelMode === 'beside' ? panelPx : 0
  usePanelPreload()
  useGraphKey()
  useShortcuts({
    fit: () => camera?.fit(),
    zoom: (key) => {
      if (key === '0') camera?.fit()
      else camera?.zoomBy(key === '-' ? 1 / ZOOM_STEP : ZOOM_STEP)
    },
  })
  return (
    <section ref={root} aria-label={words.title} className="card relative">
      <GraphTools found={found} camera={camera} filterRef={filter} coveredPx={coveredPx} />
      <div ref={area} className="graph-area">
        {graph && insight && camera && size ? (
          <GraphCanvas
            ref={canvas}
            graph={graph}
            insight={insight}
            camera={camera}
            area={area}
            size={size}
            coveredPx={coveredPx}
          />
        ) : (
          <NoGraph found={found} />
        )}
      </div>
      {graph && insight && <GraphLegend graph={graph} insight={insight} />}
      <SelectedPanel ref={panel} mode={panelMode} sheetPx={width} width={panelPx} navigation={navigation} />
    </section>
  )
}

/** Why there is nothing to draw. */
function NoGraph({ found }: { found: FoundGraph }) {
  const words = useGraphWords()
  const { insight } = useRun()
  if (found.state === 'ready') return null
  return (
    <p role="status" className="px-5 py-8 text-center text-t2">
      {found.state === 'reading' && words.reading}
      {found.state === 'too-many' && words.tooMany(found.nodes, MAX_DRAWN)}
      {found.state === 'not-readable' && insight?.noDefinition}
    </p>
  )
}

interface GraphToolsProps {
  found: FoundGraph
  camera: GraphCamera | null
  filterRef: Ref<HTMLInputElement>
  /** What the panel covers at the right, in px. */
  coveredPx: number
}

function GraphTools({ found, camera, filterRef, coveredPx }: GraphToolsProps) {
  const { t } = useLocale()
  const words = useGraphWords()
  const { insight, isPhone } = useRun()
  const version = insight?.insight.definition?.version ?? null
  const label = version === null ? t.app.notGiven : `v${version}`
  const about = () => {
    if (found.state !== 'ready' || !insight) return ''
    const { layout } = found.graph
    const drawn = layout.isAuthors ? words.asDrawn(label) : words.placed(label)
    return hasEdges(insight.reading.edges) ? drawn : `${drawn} · ${words.noEdges}`
  }
  const zoom = (
    <span className="flex shrink-0 items-center">
      <IconButton icon={Minus} label={words.zoomOut} onClick={() => camera?.zoomBy(1 / ZOOM_STEP)} />
      {!isPhone && (
        <span className="w-11 text-center text-12 text-t2">
          {camera ? `${Math.round(camera.camera.scale * 100)} %` : ''}
        </span>
      )}
      <IconButton icon={Plus} label={words.zoomIn} onClick={() => camera?.zoomBy(ZOOM_STEP)} />
      <IconButton icon={Maximize} label={words.fit} onClick={() => camera?.fit()} />
    </span>
  )
  if (isPhone)
    return (
      <div className="no-print flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <h2 className="sr-only">{words.title}</h2>
        <ViewSwitch />
        <span className="ml-auto flex items-center">
          {zoom}
          <FilterPopover ref={filterRef} />
        </span>
      </div>
    )
  return (
    <div
      className="no-print flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1 pl-5"
      style={{ paddingRight: 12 + coveredPx }}
    >
      <span className="flex flex-[0_1_320px] items-center gap-2">
        <FilterField ref={filterRef} />
        <TypeMenu />
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-2 border-l border-line pl-3">
        <h2 className="shrink-0 text-13 font-semibold">{words.title}</h2>
        <span className="truncate text-12 text-t2">{about()}</span>
      </span>
      {zoom}
      {coveredPx === 0 && (
        <span className="ml-2 flex shrink-0 items-center gap-1 border-l border-line pl-3">
          <ExportMenu />
          <span className="ml-1">
            <ViewSwitch />
          </span>
        </span>
      )}
    </div>
  )
}
