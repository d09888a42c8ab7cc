import { cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { type LogFailure } from '../../../contract/errors'
import { type Lang } from '../../../contract/lang'
import { type RunNode } from '../../../contract/run'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { HOUR_MS, MINUTE_MS } from '../../../lib/time/units'
import { ApiError } from '../../../query/http'
import { LogReason } from './LogReason'

beforeAll(() => Promise.all([logWords.load('en'), logWords.load('zh-CN')]))
afterEach(cleanup)

const FILE = '/api/log/file'
const node = { key: 'a', name: 'a', logPath: null, startMs: 0, endMs: 1 } as RunNode

function show(failure: LogFailure, lang: Lang = 'en', nowMs = 2) {
  const error = new ApiError({ code: 'log_unreadable', log: { failure } }, 502)
  render(
    <LocaleProvider value={{ lang, zone: 'UTC', t: en }}>
      <Suspense>
        <LogReason
          node={node}
          why={{ kind: 'failed', error }}
          fileHref={FILE}
          nowMs={nowMs}
          onRetry={() => undefined}
        />
      </Suspense>
    </LocaleProvider>,
  )
}

it('a log that is no text can be downloaded', () => {
  show('binary')
  expect(screen.getByRole('link', { name: 'Download' }).getAttribute('href')).toBe(FILE)
})

it('a log that may not be read says so, and cannot be downloaded', () => {
  show('forbidden')
  expect(screen.getByRole('heading').textContent).toBe('No right to read the log')
  expect(screen.queryByRole('link')).toBeNull()
})

it('how long ago the node ended does not read like a time of day', () => {
  show('gone', 'zh-CN', 8 * HOUR_MS + 8 * MINUTE_MS + 1)
  expect(screen.getByText(/节点已结束 8小时8分钟，日志已被清理/)).toBeTruthy()
})
