import { describe, expect, it } from 'vitest'
import { encodeKey, lastSegment, parseObsPath } from './obs-path'

const BUCKET = 'dlf-log-b384b9e9ab9b4ee8994c8633aabc9505'

describe('a log path', () => {
  it.each([
    ['a space in the key', 'job_batch/2019-03-04 11_53_00.000/error/error.job'],
    ['Chinese', '作业/2026-11-22_02_14_09.000/加载订单/加载订单.job'],
    ['what a URL parser would cut off', 'job/a?b=c#d.job'],
    ['a percent sign, which is not an encoding', 'job/50%/a%2Fb.job'],
    ['an empty segment', 'job//a.job'],
    ['dots inside names', 'job/..a/b..c/...'],
    ['quotes and angle brackets', 'job/"<b>\'.job'],
  ])('is split as text: %s', (_, key) => {
    expect(parseObsPath(`obs://${BUCKET}/${key}`)).toEqual({ bucket: BUCKET, key })
  })

  it.each([
    ['a parent segment', `obs://${BUCKET}/job/../../other`],
    ['a parent segment at the end', `obs://${BUCKET}/job/..`],
    ['a segment that stands still', `obs://${BUCKET}/./job`],
    ['no key', `obs://${BUCKET}/`],
    ['no key nor slash', `obs://${BUCKET}`],
    ['no bucket', 'obs:///job/a.job'],
    ['a user', `obs://user:pass@${BUCKET}/a`],
    ['a port', `obs://${BUCKET}:80/a`],
    ['another host by a backslash', 'obs://evil.example\\@bucket/a'],
    ['upper case', 'obs://Bucket/a'],
    ['a bucket that is too short', 'obs://ab/a'],
    ['a bucket that is too long', `obs://${'a'.repeat(64)}/a`],
    ['a bucket that is an address', 'obs://169.254.169.254/latest/meta-data'],
    ['a bucket with two dots', 'obs://a..b/a'],
    ['a bucket with a dot beside a hyphen', 'obs://a.-b/a'],
    ['a bucket with a hyphen at its end', 'obs://bucket-/a'],
    ['a control', `obs://${BUCKET}/a\nb`],
    ['NUL', `obs://${BUCKET}/a\0`],
    ['half a surrogate pair', `obs://${BUCKET}/a\ud800.job`],
    ['a space in front', ` obs://${BUCKET}/a`],
    ['https', `https://${BUCKET}/a`],
    ['javascript', 'javascript:alert(1)//obs://bucket/a'],
    ['data', 'data:text/html,<script>'],
    ['a file', '/etc/passwd'],
    ['nothing', ''],
  ])('is only text: %s', (_, path) => {
    expect(parseObsPath(path)).toBeNull()
  })

  it.each([
    ['the shortest bucket', 'abc'],
    ['the longest bucket', 'a'.repeat(63)],
    ['dots and hyphens', 'a.b-c'],
    ['digits', '123'],
    ['three numbers', '1.2.3'],
  ])('takes as a bucket: %s', (_, bucket) => {
    expect(parseObsPath(`obs://${bucket}/a`)).toEqual({ bucket, key: 'a' })
  })
})

it.each([
  ['a space is never a plus', 'a b/c d', 'a%20b/c%20d'],
  ['a plus is not a space', 'a+b', 'a%2Bb'],
  ['Chinese', '作业/a', '%E4%BD%9C%E4%B8%9A/a'],
  ['query and fragment', 'a?b#c', 'a%3Fb%23c'],
  ['a percent sign is encoded', '50%/%2F', '50%25/%252F'],
  ['half a surrogate pair does not throw', '\ud800', '%EF%BF%BD'],
])('encodes a key once: %s', (_, key, encoded) => {
  expect(encodeKey(key)).toBe(encoded)
})

it.each([
  ['a log', 'obs://bucket/job/2019-03-04 11_53_00.000/error/error.job', 'error.job'],
  ['no slash', 'error.job', 'error.job'],
  ['a folder', 'a/b/', ''],
])('the last segment: %s', (_, path, last) => {
  expect(lastSegment(path)).toBe(last)
})
