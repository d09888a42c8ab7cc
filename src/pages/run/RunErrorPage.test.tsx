import { act, cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { en } from '../../i18n/en/common'
import { LocaleProvider } from '../../i18n/locale'
import { RunErrorPage } from './RunErrorPage'

afterEach(cleanup)

const show = (detail: ErrorDetail, id = '7') =>
  act(async () => {
    render(
      <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
        <MemoryRouter>
          <Suspense>
            <RunErrorPage
              code={detail.code}
              detail={detail}
              reference={{ job: 'orders', id, workspace: 'dw' }}
              retry={null}
            />
          </Suspense>
        </MemoryRouter>
      </LocaleProvider>,
    )
    await Promise.resolve()
  })

it.each([
  ['wrong_shape', true],
  ['not_json', true],
  ['redirect', false],
  ['truncated', false],
] as const)('after an answer that is %s, a link to it: %s', async (reason, expected) => {
  await show({ code: 'upstream_bad_answer', reason })
  const link = (await screen.findByText('Look up a run')).parentElement?.querySelector('a[target]')
  expect(link?.getAttribute('href') ?? null).toBe(
    expected ? '/api/jobs/orders/instances/7/raw?workspace=dw' : null,
  )
})

it('names the latest run that is listed and not given', async () => {
  await show({ code: 'instance_not_found', id: '42' }, 'latest')
  expect(await screen.findByText(/is instance 42 by DGC’s list of runs/)).toBeTruthy()
})
