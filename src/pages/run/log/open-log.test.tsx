import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render } from '@testing-library/react'
import { Suspense, useLayoutEffect } from 'react'
import { beforeAll, afterEach, expect, it, vi } from 'vitest'
import { type LogObject } from '../../../contract/log'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { stubBrowser } from '../../../testing/open-page'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance, onlyNode } from '../../../testing/runs'
import { LogLinkProvider } from './log-link'
import { OpenLog } from './OpenLog'
import { AT_END } from './use-opening-place'

beforeAll(() => logWords.load('en'))
stubBrowser()
afterEach(cleanup)

const RUN = makeInstance({}, [{ startMs: 1, endMs: 2 }])
const STATE = {
  run: RUN,
  actualRun: RUN,
  reference: { job: 'job', id: '1', workspace: '' },
  view: { logFind: '' },
  change: () => undefined,
  replay: null,
  shown: RUN.nodes,
  roots: [],
}
const OBJECT: LogObject = { size: 0, etag: '', modifiedMs: 0, encoding: 'utf-8', isGzip: false }
const LINKS = {
  target: null,
  isTarget: () => false,
  name: () => undefined,
  build: () => '',
  buildLine: () => '',
}

const read = () => Promise.resolve(null)
const HELD = {
  log: { object: OBJECT, pieces: [] },
  error: null,
  renewals: 0,
  retryMs: null,
  loadNear: read,
  loadJump: read,
  loadFirst: () => undefined,
  anchor: { current: 0 },
}

/** Presses Ctrl F as soon as the log is on screen, before the effects that follow the paint. */
function FirstKey({ press }: { press: (focused: string | null, isTaken: boolean) => void }) {
  useLayoutEffect(() => {
    const focused = document.activeElement?.ariaLabel ?? document.activeElement?.getAttribute('aria-label')
    press(focused ?? null, !fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true }))
  }, [press])
  return null
}

it('the first key in a log is for its lines', () => {
  const press = vi.fn<(focused: string | null, isTaken: boolean) => void>()
  // React warns of a key that opens the field while it commits.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <QueryClientProvider client={new QueryClient()}>
        <Suspense>
          <RunStage state={STATE} nowMs={0}>
            <LogLinkProvider>
              <OpenLog
                node={onlyNode(RUN)}
                room="sheet"
                headTools={null}
                isLive={false}
                cause={null}
                opening={AT_END}
                held={HELD}
                log={HELD.log}
                links={LINKS}
              />
              <FirstKey press={press} />
            </LogLinkProvider>
          </RunStage>
        </Suspense>
      </QueryClientProvider>
    </LocaleProvider>,
  )
  expect(press).toHaveBeenCalledExactlyOnceWith('Lines of the log', true)
})
