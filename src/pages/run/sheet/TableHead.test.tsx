import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SORT_COLUMNS, type Sort, type SortColumn } from '../../../model/run/view'
import { nextSort, SortHead } from './TableHead'

afterEach(cleanup)

describe('the next order', () => {
  it.each<[string, SortColumn, Sort, Sort]>([
    ['a text begins with the first', 'name', 'start', 'name'],
    ['a time begins with the earliest', 'end', 'start', 'end'],
    ['a duration begins with the longest', 'duration', 'start', '-duration'],
    ['retries begin with the most', 'retries', 'start', '-retries'],
    ['rows begin with the most', 'rows', 'start', '-rows'],
    ['speed begins with the fastest', 'speed', 'start', '-speed'],
    ['a second press turns it around', 'name', 'name', '-name'],
    ['a third turns it back', 'name', '-name', 'name'],
    ['of what begins downward, too', 'rows', '-rows', 'rows'],
    ['from an order that is none of a column', 'name', 'problems', 'name'],
    ['from another column that was turned around', 'name', '-type', 'name'],
  ])('%s', (_, column, sort, expected) => {
    expect(nextSort(column, sort)).toBe(expected)
  })

  it.each(SORT_COLUMNS)('of %s is one of its two, and never the one in force', (column) => {
    const both: Sort[] = [column, `-${column}`]
    for (const sort of [...both, 'definition', 'problems'] as const) {
      const next = nextSort(column, sort)
      expect(both).toContain(next)
      expect(next).not.toBe(sort)
    }
  })
})

describe('a column head', () => {
  const draw = (sort: Sort, onSort = vi.fn<(sort: Sort) => void>()) => {
    render(
      <table>
        <thead>
          <tr>
            <SortHead column="rows" label="Rows" sort={sort} onSort={onSort} />
          </tr>
        </thead>
      </table>,
    )
    return onSort
  }

  it.each<[Sort, string | null]>([
    ['rows', 'ascending'],
    ['-rows', 'descending'],
    ['start', null],
    ['problems', null],
  ])('says its direction for %s: %s', (sort, expected) => {
    draw(sort)
    expect(screen.getByRole('columnheader', { name: 'Rows' }).getAttribute('aria-sort')).toBe(expected)
  })

  it('asks for the next order', () => {
    const onSort = draw('start')
    fireEvent.click(screen.getByRole('button', { name: 'Rows' }))
    expect(onSort).toHaveBeenCalledExactlyOnceWith('-rows')
  })
})
