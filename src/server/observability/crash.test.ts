import { expect, it } from 'vitest'
import { crashFields } from './crash'

it('tells what kind of fault it was and where, and nothing of its message', () => {
  const error = Object.assign(new TypeError('cannot read SENTINEL\n    at SENTINEL (there)'), {
    code: 'ERR_X',
  })
  const fields = crashFields(error)
  expect(fields).toMatchObject({ error: 'TypeError', code: 'ERR_X' })
  expect(JSON.stringify(fields)).toContain('crash.test.ts')
  expect(JSON.stringify(fields)).not.toContain('SENTINEL')
})

it.each([
  ['SENTINEL', 'string'],
  [undefined, 'undefined'],
  [{ SENTINEL: 1 }, 'object'],
])('takes whatever was thrown', (thrown, error) => {
  expect(crashFields(thrown)).toEqual({ error })
})
