import { useState } from 'react'
import { formatCount } from '../../lib/number'
import { showInvisible } from '../../lib/text'
import { StatusGlyph } from '../../run/status/StatusGlyph'
import { Choice } from '../../ui/Choice'
import { SearchField } from '../../ui/Field'

export interface PickItem {
  value: string
  label: string
  count: number
  /** How deep it stands below others. */
  depth?: number
  /** How many of them need attention. */
  attentionCount?: number
}

interface PickListProps {
  items: readonly PickItem[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
  /** The name of the field that finds items; shown where there are many. */
  find: string
  /** Said where there are no items. */
  none: string
  /** Says how many need attention. */
  labelAttention?: (count: number) => string
}

const FIND_FROM = 9
/** More would take long to draw; the field finds the others. */
const MOST = 300
const INDENT_PX = 14

/** Values with their counts, of which the user may choose several; a field finds some of many. */
export function PickList({ items, chosen, onChange, find, none, labelAttention }: PickListProps) {
  const [text, setText] = useState('')
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const isFound = ({ value }: PickItem) => words.every((word) => value.toLowerCase().includes(word))
  const found = items.filter(isFound).slice(0, MOST)
  if (items.length === 0) return <p className="px-2 py-1 text-12 text-t2">{none}</p>
  return (
    <div className="max-h-96 w-72 max-w-full overflow-y-auto">
      {items.length >= FIND_FROM && (
        <div className="sticky top-0 z-1 flex bg-card p-1">
          <SearchField label={find} placeholder={find} value={text} onChange={setText} />
        </div>
      )}
      {found.map(({ value, label, count, depth = 0, attentionCount = 0 }) => (
        <div key={value} style={{ paddingLeft: text === '' ? depth * INDENT_PX : 0 }}>
          <Choice
            checked={chosen.includes(value)}
            onChange={() =>
              onChange(
                chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value],
              )
            }
          >
            <span className="flex items-center gap-2">
              <bdi>{showInvisible(text === '' ? label : value)}</bdi>{' '}
              {attentionCount > 0 && (
                <span className="ml-auto flex items-center gap-1 font-medium text-ink-fail">
                  <StatusGlyph status="fail" size={12} />
                  <span aria-hidden>{formatCount(attentionCount)}</span>
                  <span className="sr-only">{labelAttention?.(attentionCount)}, </span>
                </span>
              )}
              <span className={`min-w-8 text-right text-t2 ${attentionCount > 0 ? '' : 'ml-auto'}`}>
                {formatCount(count)}
              </span>
            </span>
          </Choice>
        </div>
      ))}
    </div>
  )
}
