import { expect, it } from 'vitest'
import { writeWallAddress } from '../../contract/wall-address'
import { type Job } from '../../contract/job'
import { readJobsView } from '../../model/jobs/view'
import { createWallAddress } from './create-wall-address'

const jobs = Array.from({ length: 70 }, (_, index) => ({ name: `j${index}` }) as Job)
const addressOf = (search: string) =>
  decodeURIComponent(
    writeWallAddress(createWallAddress(readJobsView(new URLSearchParams(search)), jobs, 'dw')).toString(),
  )

it.each([
  ['folder=/a/ods&folder=/a/dwd', 'workspace=dw&folder=/a/ods&folder=/a/dwd&name=ods,+dwd'],
  ['tag=core', 'workspace=dw&tag=core&name=core'],
])('%s is a rule, so that new jobs appear', (search, address) => {
  expect(addressOf(search)).toBe(address)
})

it.each(['', 'q=a&tag=core', 'tag=core&owner=li', 'status=fail'])('%j names the first 60 jobs', (search) => {
  const {
    jobs: named,
    tags,
    owners,
  } = createWallAddress(readJobsView(new URLSearchParams(search)), jobs, 'dw')
  expect([named.length, named[0], tags, owners]).toEqual([60, { job: 'j0', workspace: 'dw' }, [], []])
})
