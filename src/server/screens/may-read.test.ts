import { expect, it } from 'vitest'
import { parseScreenAddress } from '../../contract/screen-address'
import { mayRead } from './may-read'

/** The server's own workspace is `own`; in it `late` waits for `early`, and the rule of folder /a shows `ruled`. */
function read(address: string, target: string): boolean {
  const shows = parseScreenAddress(address)?.shows
  if (shows === undefined) throw new Error('no wall')
  const [path = '', query = ''] = target.split('?')
  return mayRead(path, new URLSearchParams(query), shows, {
    workspace: 'own',
    isOnWall: (wall, { job }) => wall.folders.includes('/a') && job === 'ruled',
    isNeeded: (other, { job }) => other === 'early' && job === 'late',
  })
}

const LATEST = '/jobs/late/instances/latest?wall=1'
const ONE = '/jobs/late/instances/7?wall=1'

it.each([
  ['the jobs that a job waits for', LATEST, '/api/wall?jobs=early', true],
  ['these and the job', LATEST, '/api/wall?jobs=late,early', true],
  ['these and another one', LATEST, '/api/wall?jobs=early,other', false],
  ['these of another workspace', LATEST, '/api/wall?jobs=early&workspace=w', false],
  ['these by a rule', LATEST, '/api/wall?jobs=early&tag=a', false],
  ['no job', LATEST, '/api/wall?workspace=own', false],
  ['these for a wall of one run', ONE, '/api/wall?jobs=early', false],
  ['runs of a job that is waited for', LATEST, '/api/jobs/early/instances/1', false],
  ['the run, with the name of the own workspace', ONE, '/api/jobs/late/instances/7?workspace=own', true],
  ['the run of another workspace', ONE, '/api/jobs/late/instances/7?workspace=w', false],
  ['two workspaces', ONE, '/api/jobs/late/instances/7?workspace=own&workspace=w', false],
  ['another run', ONE, '/api/jobs/late/instances/8', false],
  ['the latest run for a wall of one run', ONE, '/api/jobs/late/instances/latest', false],
  ['any run of the job for its latest', LATEST, '/api/jobs/late/instances/8', true],
  [
    'a run of a job that a rule shows, in turn',
    '/wall?folder=/a&rotate=20',
    '/api/jobs/ruled/instances/1',
    true,
  ],
  ['the same without a rotation', '/wall?folder=/a', '/api/jobs/ruled/instances/1', false],
  ['a run of another job', '/wall?folder=/a&rotate=20', '/api/jobs/other/instances/1', false],
  ['the same rule under another name', '/wall?folder=/a&name=Night', '/api/wall?folder=%2Fa', true],
  ['a larger rule', '/wall?folder=/a', '/api/wall?folder=*', false],
  ['the same without what the wall leaves out', '/wall?folder=/a&not=b', '/api/wall?folder=/a', false],
  ['a path with an encoded slash', ONE, '/api/jobs/late%2Finstances/7', false],
  ['a broken encoding', ONE, '/api/jobs/%E8/instances/7', false],
])('may read %s', (_, address, target, expected) => {
  expect(read(address, target)).toBe(expected)
})
