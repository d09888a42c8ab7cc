import { fireEvent } from '@testing-library/react'
import { expect, it } from 'vitest'
import { LINES, open, settle, stage, stageLog } from '../../../testing/log-stage'

stageLog()

/** What a copy puts on the clipboard. */
function copy(): string {
  let copied = ''
  const clipboardData = { setData: (_: string, text: string) => (copied = text) }
  document.dispatchEvent(Object.assign(new Event('copy', { bubbles: true }), { clipboardData }))
  return copied
}
const selectAll = () => settle(() => fireEvent.keyDown(stage.list, { key: 'a', ctrlKey: true }))

it('Ctrl+A in the lines selects the log, not the page: a copy has every line, drawn or not', async () => {
  stage.lineCount = 400
  await open()
  await selectAll()
  expect(copy()).toBe(Array.from({ length: 400 }, (_, at) => `line ${at}\n`).join(''))
})

it('of a log that is read in part, the copy says what it lacks', async () => {
  await open()
  await selectAll()
  const [first, ...others] = copy().trimEnd().split('\n')
  expect(first).toMatch(/^\[not loaded .* KB\]$/)
  expect(others.at(-1)).toBe(`line ${LINES - 1}`)
})
