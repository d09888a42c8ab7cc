import { useEffect, type Ref } from 'react'
import { useLocale } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { useAfterPaint } from '../../../ui/use-after-paint'
import { type PanelHandle } from '../panel/PanelFrame'
import { useRun } from '../run-context'
import { type SheetLayout } from './columns'
import { type NodeNavigation } from './use-node-navigation'

const loadPanel = () => import('../panel/NodePanel')
const loadFrame = () => import('../panel/PanelFrame')
const PanelFrame = lazyWithRetry(async () => (await loadFrame()).PanelFrame)
const NodePanel = lazyWithRetry(async () => (await loadPanel()).NodePanel)
const WhyPanel = lazyWithRetry(async () => (await import('../why/WhyPanel')).WhyPanel)
const loadLog = () => import('../log/LogPanel')
const LogPanel = lazyWithRetry(async () => (await loadLog()).LogPanel)

/** Below this width of the sheet a log covers everything. */
const LOG_OVER_FROM_PX = 1_024

interface SelectedPanelProps {
  mode: SheetLayout['panel']
  sheetPx: number
  /** Of the place beside, in px. */
  width: number
  navigation: NodeNavigation
  ref: Ref<PanelHandle>
}

/** Details or log of the selected node, or where the time of the run went; else nothing. */
export function SelectedPanel({ mode, sheetPx, width, navigation, ref }: SelectedPanelProps) {
  const { t, lang } = useLocale()
  const { actualRun, view, selected, insight, change } = useRun()
  const [node, second = null] = selected
  const hasLog = Boolean(node?.logPath)
  // One who looks at a node often opens its log next, and then waits for its lines alone.
  useEffect(() => {
    if (hasLog) void Promise.all([loadLog(), logWords.load(lang)]).catch(() => undefined)
  }, [hasLog, lang])
  if (!node && view.why && insight) {
    const close = () => change({ why: false })
    return (
      <Section>
        <PanelFrame ref={ref} mode={mode} width={width} label={t.timeline.title} wide={false} onClose={close}>
          <Section>
            <WhyPanel insight={insight} onClose={close} />
          </Section>
        </PanelFrame>
      </Section>
    )
  }
  if (!node) return null
  // A log needs more room than what lies over a narrow timeline leaves it.
  const panelMode = view.log !== null && sheetPx < LOG_OVER_FROM_PX ? 'sheet' : mode
  return (
    <Section>
      <PanelFrame
        ref={ref}
        mode={panelMode}
        width={width}
        label={t.table.node}
        wide={view.log !== null}
        onClose={navigation.close}
      >
        <Section key={node.key}>
          {view.log === null ? (
            <NodePanel node={node} second={second} onStep={navigation.step} onClose={navigation.close} />
          ) : (
            <LogPanel
              // A log is read as it is now.
              node={actualRun.nodes.find(({ key }) => key === node.key) ?? node}
              place={panelMode === 'sheet' ? 'sheet' : 'beside'}
              onStep={navigation.step}
              onClose={navigation.close}
            />
          )}
        </Section>
      </PanelFrame>
    </Section>
  )
}

/** Loads the panel before a node is selected, also for a network that fails later. Returns whether the rest may load. */
export function usePanelPreload(): boolean {
  const painted = useAfterPaint()
  useEffect(() => {
    if (painted) void Promise.all([loadFrame(), loadPanel()]).catch(() => undefined)
  }, [painted])
  return painted
}

/** Whether a panel is open. */
export function useHasPanel(): boolean {
  const { view, selected, insight } = useRun()
  return selected.length > 0 || (view.why && insight !== null)
}
