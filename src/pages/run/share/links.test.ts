import { expect, it } from 'vitest'
import { buildRunLink, markLink, shortenLink } from './links'

const PATH = '/jobs/a%20b/instances/7?workspace=w'
const LATEST = '/jobs/a%20b/instances/latest?workspace=w'
const VIEW = `https://n.example${PATH}&node=x&log=1&lq=e&from=1&to=2&vs=6&at=5&why=1&sort=name&q=%E8%AE%A2&status=fail&status=skip&tz=UTC`

it.each([
  ['this run as it is shown', PATH, false, true, VIEW],
  ['this run alone', PATH, false, false, `https://n.example${PATH}`],
  [
    'the latest run, without what only this one has',
    LATEST,
    true,
    true,
    `https://n.example${LATEST}&sort=name&q=%E8%AE%A2&status=fail&status=skip&tz=UTC`,
  ],
  ['the latest run alone', LATEST, true, false, `https://n.example${LATEST}`],
])('links to %s', (_, path, isLatest, withView, link) => {
  expect(buildRunLink({ view: VIEW, path, isLatest, withView })).toBe(link)
})

it('shows of a link what comes after the job', () => {
  expect(shortenLink('https://n.example/base/jobs/a%2Fb/instances/7?node=x')).toBe('instances/7?node=x')
})

it('marks a link once', () => {
  expect(markLink(VIEW, null)).toBe(VIEW)
  const marked = markLink(VIEW, 'a-b_c')
  expect(marked).toBe(`${VIEW}&pv=a-b_c`)
  expect(markLink(marked, 'd')).toBe(`${VIEW}&pv=d`)
})
