import { type Locator, type Page } from '@playwright/test'
import * as v from 'valibot'
import { Insight } from '../../src/contract/insight'
import { type RunRef } from '../../src/contract/run-ref'
import { paths } from '../../src/contract/routes'
import { expect } from './nodeline'

const run = (job: string, id: string, workspace = ''): RunRef => ({ job, id, workspace })

/** Runs of the demo that the tests come back to. */
export const RUNS = {
  documented: run('job_batch', '34765'),
  failed: run('dwd_orders_daily', '8829121177'),
  green: run('dwd_orders_daily', '8829121100'),
  live: run('dwd_orders_daily', '8829134502'),
  paused: run('dwd_orders_daily', '8829122002'),
  waiting: run('dwd_orders_daily', '8829122001'),
  signs: run('names_with_signs', '6602002'),
  load200Live: run('load_live_200', '8840000200'),
  load200: run('load_200', '8840000200'),
  load1000: run('load_1000', '8840001000'),
  load10000: run('load_10000', '8840010000'),
} as const

export function runAddress(ref: RunRef, view: Readonly<Record<string, string>> = {}): string {
  const url = new URL(paths.run(ref), 'http://any')
  for (const [name, value] of Object.entries(view)) url.searchParams.append(name, value)
  return `${url.pathname}${url.search}`
}

export const title = (page: Page): Locator => page.getByRole('heading', { level: 1 })
export const nodeTable = (page: Page): Locator => page.getByRole('table')
export const header = (page: Page, job: string): Locator => page.getByRole('region', { name: job })
export const findings = (page: Page): Locator =>
  page.getByRole('region', { name: 'Findings' }).getByRole('listitem')
/** A region beside the timeline; where it covers the page, a dialog. */
export const panel = (page: Page, node: string): Locator =>
  page.getByRole('region', { name: node, exact: true })

export const nodeLink = (page: Page, name: string): Locator =>
  nodeTable(page).getByRole('rowheader').getByRole('link', { name, exact: true })

export const rowOf = (page: Page, name: string): Locator =>
  nodeTable(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })

/** All rows of a table of usual size exist once the browser has been idle; of a larger one those near the window. */
const MAX_WHOLE = 500

/** The names of the rows, in their order; of a larger table, of those that exist. */
export async function rowNames(page: Page): Promise<string[]> {
  const table = nodeTable(page)
  const count = Number(await table.getAttribute('aria-rowcount')) - 1
  if (count <= MAX_WHOLE) await expect(table.locator('tr[aria-hidden]')).toHaveCount(0)
  return table
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''))
}

export async function openRun(page: Page, ref: RunRef, view: Readonly<Record<string, string>> = {}) {
  await page.goto(runAddress(ref, view))
  await expect(title(page)).toHaveText(ref.job)
}

/** Shows an address in the page that is open, as Forward does: to load a page anew takes four times as long. */
export async function showAddress(page: Page, address: string) {
  if (page.url() === 'about:blank') await page.goto(address)
  await page.evaluate((to) => {
    window.history.pushState(null, '', to)
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, address)
}

/** Waits until the server has read the definition of a run and its earlier runs. */
async function readInsight(page: Page, ref: RunRef) {
  const isComplete = async () => {
    const response = await page.request.get(paths.apiInsight(ref))
    const { noDefinition, sample } = v.parse(Insight, await response.json())
    return noDefinition?.reason !== 'pending' && sample.runs === sample.wanted
  }
  await expect.poll(isComplete).toBe(true)
}

/** Like `openRun`, once the server knows what insight needs. */
export async function openRunWithInsight(
  page: Page,
  ref: RunRef,
  view: Readonly<Record<string, string>> = {},
) {
  await readInsight(page, ref)
  await openRun(page, ref, view)
}

/** The same in the page that is open. */
export async function showRunWithInsight(page: Page, ref: RunRef) {
  await readInsight(page, ref)
  await showAddress(page, runAddress(ref))
  await expect(title(page)).toHaveText(ref.job)
}
