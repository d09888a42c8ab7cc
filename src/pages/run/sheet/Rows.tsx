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
import { type Run, type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { type OffAxisMark } from '../../../model/timeline/domain'
import { isLiveRun } from '../../../model/run/duration'
import { useMedia } from '../../../ui/use-media'
import { NO_FILTERS, type ViewState } from '../../../model/run/view'
import { type Change } from './FilterTools'
import { NodeRow, PhoneRow, PhoneTableRow, type RowSetup } from './NodeRow'
import { OutsideRows } from './OutsideRows'

const ROW_PX = 28
const PHONE_ROW_PX = 48
const PHONE_TABLE_ROW_PX = 44
const HEAD_PX = 60
const OVERSCAN = 10

interface RowsProps {
  run: Run
  shown: readonly RunNode[]
  setup: RowSetup
  view: ViewState
  nowMs: number
  outside: readonly OffAxisMark[]
  selectedKeys: readonly string[]
  change: Change
  ref: Ref<RowsHandle>
}

export interface RowsHandle {
  /** Brings a row into view and, when asked, gives its name the focus. */
  reveal: (index: number, focus: boolean) => void
}

/** Only rows near the window exist; the table says how many there are. On paper all of them do. */
export function Rows({ run, shown, setup, view, nowMs, outside, selectedKeys, change, ref }: RowsProps) {
  const { t } = useLocale()
  const { phone } = setup.layout
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  const printing = useMedia('print')
  const focused = useFocusedRow(body, shown)
  const rowPx = phone ? (setup.tableOnly ? PHONE_TABLE_ROW_PX : PHONE_ROW_PX) : ROW_PX
  const virtual = useWindowVirtualizer({
    count: shown.length,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollMargin: top,
    scrollPaddingStart: HEAD_PX,
    rangeExtractor: (range) => withFocused(defaultRangeExtractor(range), focused, shown.length),
  })
  useLayoutEffect(() => {
    const measure = () => {
      const at = body.current?.getBoundingClientRect().top
      if (at !== undefined) setTop(Math.round(at + window.scrollY) + outside.length * rowPx)
    }
    measure()
    // What comes above the rows later (a note, a band, more words in the header) moves them: a row to be shown would be missed by that.
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [outside.length, rowPx, setup.layout])
  useEffect(() => {
    virtual.measure()
  }, [virtual, rowPx])

  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    if (focusName(body.current, wanted.current)) wanted.current = null
  })
  useImperativeHandle(ref, () => ({
    reveal: (index, focus) => {
      const key = shown[index]?.key
      if (key === undefined) return
      virtual.scrollToIndex(index, { align: 'auto' })
      if (!focus) return
      wanted.current = focusName(body.current, key) ? null : key
    },
  }))

  const span = phone ? 1 : 2 + setup.layout.before.length + setup.layout.after.length
  if (shown.length === 0) {
    return (
      <tbody ref={body}>
        <OutsideRows run={run} outside={outside} layout={setup.layout} />
        <tr>
          <td colSpan={span} className="bg-card px-5 py-8 text-center text-t2">
            {run.nodes.length === 0 ? t.table.empty : t.table.noMatch(run.nodes.length)}{' '}
            {run.nodes.length > 0 && (
              <button type="button" className="btn ml-2" onClick={() => change({ ...NO_FILTERS })}>
                {t.table.clear}
              </button>
            )}
          </td>
        </tr>
      </tbody>
    )
  }
  const indexes = printing
    ? shown.map((_, index) => index)
    : virtual.getVirtualItems().map(({ index }) => index)
  const Row = phone ? (view.tableOnly ? PhoneTableRow : PhoneRow) : NodeRow
  const live = isLiveRun(run)
  return (
    <tbody ref={body}>
      <OutsideRows run={run} outside={outside} layout={setup.layout} />
      {indexes.map((index, place) => {
        const node = shown[index]
        if (!node) return null
        const before = index - 1 - (indexes[place - 1] ?? -1)
        return (
          <Fragment key={node.key}>
            <Spacer height={before * rowPx} span={span} />
            <Row
              setup={setup}
              node={node}
              rowIndex={outside.length + index + 1}
              selected={selectedKeys.includes(node.key)}
              nowMs={live && node.endMs === null ? nowMs : 0}
            />
          </Fragment>
        )
      })}
      <Spacer height={(shown.length - 1 - (indexes.at(-1) ?? -1)) * rowPx} span={span} />
    </tbody>
  )
}

/** Where the focused row stands: it has to exist for as long as it has the focus, however far the page is scrolled. */
function useFocusedRow(
  body: RefObject<HTMLTableSectionElement | null>,
  shown: readonly RunNode[],
): number | null {
  const empty = shown.length === 0
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
  }, [body, empty])
  const index = key === null ? -1 : shown.findIndex((node) => node.key === key)
  return index < 0 ? null : index
}

function withFocused(indexes: number[], focused: number | null, count: number): number[] {
  if (focused === null || focused >= count || indexes.includes(focused)) return indexes
  return [...indexes, focused].toSorted((a, b) => a - b)
}

/** Whether the row exists by now: a row that was out of sight is there only after the next drawing. */
function focusName(body: HTMLTableSectionElement | null, key: string): boolean {
  const row = Array.from(body?.rows ?? []).find((one) => one.dataset['key'] === key)
  row?.querySelector<HTMLElement>('[data-node-link]')?.focus({ preventScroll: true })
  return row !== undefined
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  )
}
