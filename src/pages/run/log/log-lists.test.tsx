import { cleanup, render, screen, within } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type LogSketch } from '../../../contract/log'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { groupErrors } from '../../../model/log/attempts'
import { makeSketch } from '../../../testing/log-sketch'
import { LogLists } from './LogLists'

beforeAll(() => logWords.load('en'))
afterEach(cleanup)

const TIME_MS = Date.parse('2026-11-28T18:12:07Z')
const warning = (byte: number, text: string, count: number) => ({
  line: byte / 10,
  byte,
  timeMs: TIME_MS,
  text: `[WARN] [2026/11/29 02:12:07 GMT +08:00] : ${text}`,
  count,
})
const block = (byte: number, warnings: number) => ({ byte, line: 1, timeMs: null, errors: 0, warnings })

function show(sketch: Partial<LogSketch>, onShow: (byte: number) => void = () => undefined) {
  const whole = makeSketch(sketch)
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'Asia/Shanghai', t: en }}>
      <Suspense>
        <LogLists sketch={whole} grouped={groupErrors(whole, null)} onShow={onShow} />
      </Suspense>
    </LocaleProvider>,
  )
}

it('warnings that say the same stand once, with how often, and each leads to its line', () => {
  const onShow = vi.fn<(byte: number) => void>()
  show(
    {
      warnings: [warning(30, 'clock skew of 4 s', 7), warning(120, '<b>slow</b> disk', 1)],
      blocks: [block(0, 6), block(512, 2)],
    },
    onShow,
  )
  screen.getByRole('heading', { name: 'Warnings 8' })
  const items = screen.getAllByRole('listitem')
  expect(items.map(({ textContent }) => textContent)).toEqual([
    '302:12:07clock skew of 4 sand 6 more like it',
    '1202:12:07<b>slow</b> disk',
  ])
  const [, second] = items
  if (!second) throw new Error('one warning alone')
  within(second).getByRole('button').click()
  expect(onShow).toHaveBeenCalledExactlyOnceWith(120)
  expect(screen.queryByText(/^and \d+ more$/)).toBeNull()
})

it('what of the warnings is not listed is counted', () => {
  show({ warnings: [warning(30, 'clock skew', 2)], blocks: [block(0, 1), block(512, 4)] })
  screen.getByRole('heading', { name: 'Warnings 5' })
  screen.getByText('and 3 more')
})

it('a log without warnings has no list of them', () => {
  show({ errors: [warning(30, 'no such file', 1)], errorCount: 1 })
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Errors 1'])
})

it('of each attempt one error is listed, and the others are counted', () => {
  const at = (byte: number, text: string) => warning(byte, text, 1)
  show({
    errors: [
      at(30, 'no such table'),
      at(40, 'Exit code 1'),
      at(130, 'no such table'),
      at(140, 'Exit code 1'),
    ],
    errorCount: 4,
    attempts: [at(0, 'Attempt 1'), at(100, 'Attempt 2')],
  })
  screen.getByText('attempt 1, same')
  screen.getByText('first error of the last attempt')
  screen.getByText('and 2 more in these attempts')
})
