import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  Fragment,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from 'react'
import { useLocale } from '../../../i18n/locale'
import { NO_FILTERS } from '../../../model/run/view'
import { type OffAxisMark } from '../../../model/timeline/domain'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { Button } from '../../../ui/Button'
import { isTextField } from '../../../ui/typing'
import { usePrinting } from '../../../ui/use-printing'
import { useRun, useRunNow } from '../run-context'
import { NodeRow, PhoneRow, PhoneTableRow, type SharedRowProps } from './NodeRow'

const OffAxisRows = lazyWithRetry(async () => (await import('./OffAxisRows')).OffAxisRows)

const ROW_PX = 28
const PHONE_ROW_PX = 48
const PHONE_TABLE_ROW_PX = 44
const HEAD_PX = 60
const OVERSCAN = 10

interface RowsProps {
  shared: SharedRowProps
  /** Marks that have a row of their own before all nodes. */
  offAxis: readonly OffAxisMark[]
  ref: Ref<RowsHandle>
}

export interface RowsHandle {
  /** Scrolls a row into view and, when asked, gives its name the focus. */
  reveal: (index: number, focus: boolean) => void
  /** The node whose row has the focus. */
  focusedKey: () => string | null
}

/** Only rows near the window exist; the table says how many there are. On paper all of them do. */
export function Rows({ shared, offAxis, ref }: RowsProps) {
  const { t } = useLocale()
  const { run, view, shown, isLive, change } = useRun()
  const nowMs = useRunNow()
  const { layout, tableOnly, nameLinks } = shared
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  const printing = usePrinting()
  const focusedKey = useFocusedKey(body, shown.length === 0)
  const focused = shown.findIndex((node) => node.key === focusedKey)
  const phoneRowPx = tableOnly ? PHONE_TABLE_ROW_PX : PHONE_ROW_PX
  const rowPx = layout.phone ? phoneRowPx : ROW_PX
  const virtual = useWindowVirtualizer({
    count: shown.length,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollMargin: top,
    scrollPaddingStart: HEAD_PX,
    rangeExtractor: (range) => includeIndex(defaultRangeExtractor(range), focused),
  })
  useLayoutEffect(() => {
    const measure = () => {
      const at = body.current?.getBoundingClientRect().top
      if (at !== undefined) setTop(Math.round(at + window.scrollY) + offAxis.length * rowPx)
    }
    measure()
    // Content that comes above the rows later moves them.
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [offAxis.length, rowPx, layout])
  useEffect(() => {
    virtual.measure()
  }, [virtual, rowPx])

  /** The row that is to get the focus once it exists. */
  const pendingFocus = useRef<string | null>(null)
  const focusName = (key: string): boolean => {
    const link = nameLinks.get(key)
    link?.focus({ preventScroll: true })
    return link !== undefined
  }
  useEffect(() => {
    if (isTextField(document.activeElement)) pendingFocus.current = null
    if (pendingFocus.current !== null && focusName(pendingFocus.current)) pendingFocus.current = null
  })
  useImperativeHandle(ref, () => ({
    reveal: (index, focus) => {
      const key = shown[index]?.key
      if (key === undefined) return
      virtual.scrollToIndex(index, { align: 'auto' })
      if (focus && !isTextField(document.activeElement)) pendingFocus.current = focusName(key) ? null : key
    },
    focusedKey: () => focusedKey,
  }))

  const span = layout.phone ? 1 : 2 + layout.before.length + layout.after.length
  const offAxisRows = offAxis.length > 0 && (
    <Section fallback={null}>
      <OffAxisRows marks={offAxis} layout={layout} />
    </Section>
  )
  if (shown.length === 0) {
    return (
      <tbody ref={body}>
        {offAxisRows}
        <tr>
          <td colSpan={span} className="bg-card px-5 py-8 text-center text-t2">
            {run.nodes.length === 0 ? t.table.empty : t.table.noMatch(run.nodes.length)}{' '}
            {run.nodes.length > 0 && (
              <Button className="ml-2" onClick={() => change(NO_FILTERS)}>
                {t.table.clear}
              </Button>
            )}
          </td>
        </tr>
      </tbody>
    )
  }
  const indexes = printing
    ? shown.map((_, index) => index)
    : virtual.getVirtualItems().map(({ index }) => index)
  const PhoneLayout = tableOnly ? PhoneTableRow : PhoneRow
  const Row = layout.phone ? PhoneLayout : NodeRow
  return (
    <tbody ref={body}>
      {offAxisRows}
      {indexes.map((index, place) => {
        const node = shown[index]
        if (!node) return null
        const before = index - 1 - (indexes[place - 1] ?? -1)
        return (
          <Fragment key={node.key}>
            <Spacer height={before * rowPx} span={span} />
            <Row
              shared={shared}
              node={node}
              rowIndex={offAxis.length + index + 1}
              selected={view.nodes.includes(node.key)}
              nowMs={isLive && node.endMs === null ? nowMs : 0}
            />
          </Fragment>
        )
      })}
      <Spacer height={(shown.length - 1 - (indexes.at(-1) ?? -1)) * rowPx} span={span} />
    </tbody>
  )
}

/** The node whose row has the focus; that row must exist while it has it, however far the page is scrolled. */
function useFocusedKey(body: RefObject<HTMLTableSectionElement | null>, isEmpty: boolean): string | null {
  const [key, setKey] = useState<string | null>(null)
  useEffect(() => {
    const element = body.current
    if (!element) return
    const onFocus = (event: FocusEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-key]') : null
      setKey(row?.dataset['key'] ?? null)
    }
    const onBlur = () => setKey(null)
    element.addEventListener('focusin', onFocus)
    element.addEventListener('focusout', onBlur)
    return () => {
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('focusout', onBlur)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- an empty table has another body
  }, [body, isEmpty])
  return key
}

const includeIndex = (indexes: number[], index: number): number[] =>
  index < 0 || indexes.includes(index) ? indexes : [...indexes, index].toSorted((a, b) => a - b)

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  )
}
