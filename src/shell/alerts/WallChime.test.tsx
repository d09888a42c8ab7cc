import { cleanup, render } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { en } from '../../i18n/en/common'
import { laterWords } from '../../i18n/load'
import { LocaleProvider } from '../../i18n/locale'
import { makeInstance } from '../../testing/runs'
import { type FailingRun, JobsChime, WallChime } from './WallChime'

/** One for each sound that was played. */
let falls = 0

class FakeContext {
  state: AudioContextState = 'running'
  currentTime = 0
  destination = null
  resume = async () => undefined
  suspend = async () => undefined
  close = async () => undefined
}
class FakeTone extends EventTarget {
  gain = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }
  connect = () => this
  stop = () => undefined
  start = (atS: number) => {
    if (atS > 0) falls += 1
  }
}

beforeAll(() => laterWords.load('en'))
beforeEach(() => {
  falls = 0
  vi.stubGlobal('AudioContext', FakeContext)
  vi.stubGlobal('OscillatorNode', FakeTone)
  vi.stubGlobal('GainNode', FakeTone)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** A wall that shows a run whose polls say this, beside the lists that name these as failing. */
interface Shown {
  status: 'running' | 'fail' | null
  startMs?: number
  failing?: readonly FailingRun[]
}

/** The names of jobs differ between tests: what was rung for is remembered. */
function open(job: string) {
  const page = ({ status, startMs = 1, failing = [] }: Shown) => (
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <MemoryRouter initialEntries={['/?wall=1&chime=1']}>
        {status !== null && <WallChime run={makeInstance({ job, id: '7', status, startMs })} />}
        <JobsChime failing={failing} />
      </MemoryRouter>
    </LocaleProvider>
  )
  const { rerender } = render(page({ status: null }))
  return async (...shown: Shown[]) => {
    for (const each of shown) {
      // oxlint-disable-next-line no-await-in-loop -- one poll after the other
      await new Promise(setImmediate)
      rerender(page(each))
    }
    await new Promise(setImmediate)
    return falls
  }
}

const failed = (job: string, startMs = 1): FailingRun => ({ job, workspace: '', id: '7', startMs })

it('one more job that needs a person rings once', async () => {
  const show = open('a')
  expect(await show({ status: null, failing: [failed('b')] }, { status: null, failing: [failed('b')] })).toBe(
    1,
  )
  expect(await show({ status: null, failing: [failed('b'), failed('a')] })).toBe(2)
})

it('a failure that the run and the lists tell rings once', async () => {
  const show = open('c')
  expect(await show({ status: 'running' }, { status: 'fail' })).toBe(1)
  expect(await show({ status: null, failing: [failed('c')] })).toBe(1)
})

it('the failure of another attempt rings again', async () => {
  const show = open('d')
  await show({ status: 'running' }, { status: 'fail' }, { status: null, failing: [failed('d')] })
  expect(await show({ status: null }, { status: null, failing: [failed('d', 2)] })).toBe(2)
})
