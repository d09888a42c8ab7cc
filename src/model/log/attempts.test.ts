import { describe, expect, it } from 'vitest'
import { type LogSketch, type SketchLine } from '../../contract/log'
import { makeSketch } from '../../testing/log-sketch'
import { formatRanges, groupErrors } from './attempts'

const line = (byte: number, text: string): SketchLine => ({ byte, line: byte, timeMs: null, text })
const PREFIX = '[ERROR] [2026/11/29 02:12:07 GMT +08:00] :'
const error = (byte: number, text: string) => line(byte, `${PREFIX} ${text}`)
const sketch = (errors: SketchLine[], attempts: number[]): LogSketch =>
  makeSketch({
    errors,
    errorCount: errors.length,
    attempts: attempts.map((byte, index) => line(byte, `Attempt ${index + 1}`)),
  })
const cause = (byte: number, text: string) =>
  ({ line: byte, byte, text, timeMs: null, family: 'dws', sure: 'cause' }) as const

describe('the errors of attempts', () => {
  it('that say what the last one failed with are the same, whatever their numbers', () => {
    const { errors, same } = groupErrors(
      sketch(
        [
          error(20, 'invalid input in row 17'),
          error(120, 'connection reset by peer'),
          error(220, 'invalid input in row 4'),
          error(320, 'invalid input in row 99'),
          error(330, 'Exit code 1'),
        ],
        [0, 100, 200, 300],
      ),
      cause(320, 'invalid input in row 99'),
    )
    expect(same).toEqual([1, 3])
    expect(errors.map(({ attempt, isFirst, isSame }) => [attempt, isFirst, isSame])).toEqual([
      [1, false, true],
      [2, false, false],
      [3, false, true],
      [4, true, false],
      [4, false, false],
    ])
    expect(errors[3]?.message).toBe('invalid input in row 99')
  })

  it('count what stands before the first retry as an attempt', () => {
    const { attempts, same } = groupErrors(
      sketch([error(20, 'disk is full now'), error(220, 'disk is full now')], [200]),
      cause(220, 'disk is full now'),
    )
    expect(attempts.map(({ byte }) => byte)).toEqual([0, 200])
    expect(same).toEqual([1])
  })

  it('of an attempt that is announced and then begins belong to one', () => {
    const { attempts } = groupErrors(sketch([error(20, 'disk is full now')], [0, 100, 102, 200, 205]), null)
    expect(attempts.map(({ number, byte }) => [number, byte])).toEqual([
      [1, 0],
      [2, 100],
      [3, 200],
    ])
  })

  it('have the cause among them where its level is none', () => {
    const { errors, count } = groupErrors(
      sketch([error(40, 'Job aborted')], []),
      cause(20, 'For input string'),
    )
    expect(count).toBe(2)
    expect(errors.map(({ message, isFirst }) => [message, isFirst])).toEqual([
      ['For input string', true],
      ['Job aborted', false],
    ])
  })

  it('of a log that names no attempts belong to none', () => {
    const { attempts, errors, same } = groupErrors(
      sketch([error(20, 'disk is full now'), error(40, 'disk is full now')], []),
      null,
    )
    expect([attempts, same]).toEqual([[], []])
    expect(errors.map(({ isFirst }) => isFirst)).toEqual([true, false])
  })
})

it.each([
  [[1, 2, 3], '1–3'],
  [[1, 3], '1, 3'],
  [[2, 3, 5], '2–3, 5'],
  [[], ''],
])('%j is %s', (numbers, text) => expect(formatRanges(numbers)).toBe(text))
