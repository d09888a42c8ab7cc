import { beforeAll, expect, it } from 'vitest'
import { laterWords } from '../../i18n/load'
import { wallJobsWords } from '../../i18n/wall-jobs-words'
import { openPage, stubBrowser, textOf } from '../../testing/open-page'
import { WallJobsPage } from './WallJobsPage'

beforeAll(async () => {
  await Promise.all([laterWords.load('en'), wallJobsWords.load('en')])
})
stubBrowser()

const page = <WallJobsPage renderRun={() => null} />
const never = () => new Promise<Response>(() => undefined)

it('names the jobs of its address before the first answer, in their order', async () => {
  expect(await openPage('/wall?jobs=orders,bills@w2&wall=1', page, never)).toBe('Loading the jobs')
  expect([...document.querySelectorAll('.wj-name')].map(({ textContent }) => textContent)).toEqual([
    'orders',
    'bills@w2',
  ])
  expect(document.querySelectorAll('.wj-unread')).toHaveLength(2)
})

it('knows no names of a wall by rules', async () => {
  expect(await openPage('/wall?folder=a&wall=1', page, never)).toBe('Loading the jobs')
  expect(textOf('.wj-name')).toBe('')
})
