import { expect, it } from 'vitest'
import { crashFields } from './crash'

it('names the kind of error and where it was thrown, not its message', () => {
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
