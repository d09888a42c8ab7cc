import { describe, expect, it } from 'vitest'
import { invalidPart } from './run-ref'

const REF = { job: 'job_batch', id: '34765', workspace: '' }

describe('a job name', () => {
  it.each([
    ['the documented letters', 'dws_load-orders.v2'],
    ['Chinese', '订单作业'],
    ['spaces and parentheses inside', 'job (1) copy'],
    ['a percent sign', '50%'],
    ['what looks encoded', 'a%2Fb'],
    ['query and fragment', 'a?b#c'],
    ['dots around a name', '..a..'],
    ['three dots', '...'],
    ['128 letters', 'a'.repeat(128)],
    ['128 emoji, which are 256 units', '😀'.repeat(128)],
    ['the prototype', '__proto__'],
  ])('may be: %s', (_, job) => {
    expect(invalidPart({ ...REF, job })).toBeNull()
  })

  it.each([
    ['nothing', ''],
    ['129 letters', 'a'.repeat(129)],
    ['129 emoji', '😀'.repeat(129)],
    ['a dot', '.'],
    ['the parent', '..'],
    ['a slash', 'a/b'],
    ['a way out', '../../v1/other'],
    ['a backslash', 'a\\b'],
    ['NUL', 'a\0'],
    ['a line end, which would split a header', 'a\r\nX-Other: 1'],
    ['a tab', 'a\tb'],
    ['DEL', 'a\u007f'],
    ['a C1 control', 'a\u0085b'],
    ['a line separator', 'a\u2028b'],
    ['half a surrogate pair', 'a\ud800'],
    ['the other half', '\udc00a'],
    ['a space in front', ' a'],
    ['a space behind', 'a '],
    ['only spaces', '  '],
    ['a wide space behind', 'a\u3000'],
    ['a number', 5],
    ['null', null],
    ['undefined', undefined],
    ['a list', ['a']],
  ])('may not be: %s', (_, job) => {
    expect(invalidPart({ ...REF, job })).toBe('job')
  })
})

describe('an instance id', () => {
  it.each([
    ['the documented one', '34765'],
    ['the least', '1'],
    ['past 2^53', '9007199254740993'],
    ['the largest int64', '9223372036854775807'],
  ])('may be: %s', (_, id) => {
    expect(invalidPart({ ...REF, id })).toBeNull()
  })

  it.each([
    ['zero', '0'],
    ['negative', '-1'],
    ['nothing', ''],
    ['a leading zero', '034765'],
    ['one more than int64', '9223372036854775808'],
    ['twenty digits', '1'.repeat(20)],
    ['a space in front', ' 34765'],
    ['a line end behind', '34765\n'],
    ['a number', 34_765],
    ['null', null],
    ['an exponent', '1e5'],
    ['a decimal', '34765.0'],
    ['full-width digits', '３４７６５'],
    ['a word', 'latest'],
    ['two ids', '34765,30654'],
    ['another path', '34765/../1'],
  ])('may not be: %s', (_, id) => {
    expect(invalidPart({ ...REF, id })).toBe('id')
  })
})

describe('a workspace', () => {
  it.each([
    ['none', ''],
    ['the word', 'default'],
    ['32 hexadecimal digits', '0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e'],
    ['hyphens and underscores', 'a-b_c'],
    ['64 characters', 'a'.repeat(64)],
  ])('may be: %s', (_, workspace) => {
    expect(invalidPart({ ...REF, workspace })).toBeNull()
  })

  it.each([
    ['65 characters', 'a'.repeat(65)],
    ['a space', 'a b'],
    ['a line end behind', 'default\n'],
    ['a header of its own', 'a\r\nX-Auth: b'],
    ['Chinese', '默认'],
    ['a slash', 'a/b'],
    ['a number', 1],
    ['undefined', undefined],
  ])('may not be: %s', (_, workspace) => {
    expect(invalidPart({ ...REF, workspace })).toBe('workspace')
  })
})

it('names the first part that is wrong', () => {
  expect(invalidPart({ job: '', id: '0', workspace: ' ' })).toBe('job')
  expect(invalidPart({ job: 'a', id: '0', workspace: ' ' })).toBe('id')
})
