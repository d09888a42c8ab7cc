import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeInstance } from '../../../testing/runs'
import { DOCUMENTED_EXAMPLE } from '../../../demo/scenarios/documented-example'
import { type FindingWords } from '../../../i18n/finding-words'
import { en } from '../../../i18n/en/common'
import { laterWords } from '../../../i18n/load'
import { LocaleProvider, type Locale } from '../../../i18n/locale'
import { zh } from '../../../i18n/zh-CN/common'
import { REF, readRun } from '../../../testing/findings'
import { FindingsCard } from './FindingsCard'

beforeAll(async () => {
  await Promise.all([laterWords.load('en'), laterWords.load('zh-CN')])
})
afterEach(cleanup)

const SEED = readRun(DOCUMENTED_EXAMPLE)
const EN: Locale = { lang: 'en', zone: 'Asia/Shanghai', t: en }
const ZH: Locale = { lang: 'zh-CN', zone: 'Asia/Shanghai', t: zh }

const draw = (run = SEED, locale = EN, more: readonly FindingWords[] = []) =>
  render(
    <LocaleProvider value={locale}>
      <FindingsCard run={run} more={more} reference={REF} />
    </LocaleProvider>,
  )

/** What, why and the values of each finding, as they are read. */
const findings = () => screen.getAllByRole('listitem').map((item) => item.textContent)

describe('the findings of the published example', () => {
  it('are six, in order, in words', () => {
    draw()
    expect(findings()).toEqual([
      'The instance id is given twice, with different values. 34765 is shown: it is the one in the address.instanceId: 34765, 30654',
      'Both nodes lie outside the instance’s window. They started 2d 20h 23m after it had ended, so the axis shows the nodes; the window is the arrow beside it.2019-03-01 15:29:47 → 2019-03-04 11:53:04',
      'The status is fail, but both nodes are success. Both are shown as given; neither is derived from the other.status: "fail"',
      expect.stringMatching(
        /^The nodes’ planned time is not the instance’s\. .*1551671580000, 1551425326540$/,
      ),
      expect.stringMatching(/^executeTime is in minutes\. .*60,000 ms.*executeTime: 1$/),
      expect.stringMatching(
        /^submitTime is in no documentation\. .*2019-02-23 16:24:38\.706\.submitTime: 1550910278706$/,
      ),
    ])
  })

  it('are named by their numbers, so that an address can point at one', () => {
    draw()
    expect(screen.getAllByRole('listitem').map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `finding-${number}`),
    )
    expect(screen.getByRole('region', { name: 'Findings' }).id).toBe('findings')
  })

  it('stand beside the way to the raw answer', () => {
    draw()
    const link = screen.getByRole('link', { name: 'Raw answer' })
    expect(link.getAttribute('href')).toBe('/api/jobs/job_batch/instances/34765/raw')
  })

  it('are six in Chinese, too', () => {
    draw(SEED, ZH)
    expect(findings()).toHaveLength(6)
    expect(within(screen.getByRole('region', { name: '矛盾' })).getByText(/^实例 ID 出现两次/)).toBeTruthy()
  })
})

describe('a hostile finding', () => {
  it('is shown as text, with what cannot be seen named', () => {
    const name = '<img src=x onerror=alert(1)>\u202e'
    const run = makeInstance({ findings: [{ code: 'unknown-type', word: '<b>', nodes: 1, example: name }] })
    const { container } = draw(run)
    expect(container.querySelector('img, b b')).toBeNull()
    expect(findings()).toEqual([
      'Node <img src=x onerror=alert(1)>⟨202E⟩ has an undocumented type. It is shown as given.type: <b>',
    ])
  })

  it('does not fill the page: the whole stands in the raw answer', () => {
    const run = makeInstance({
      findings: [{ code: 'log-path', value: 'x'.repeat(10_000), nodes: 1, example: 'a' }],
    })
    draw(run)
    expect(screen.getByText(/^logPath: x+…$/).textContent).toHaveLength(241)
  })
})
