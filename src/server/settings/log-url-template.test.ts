import { describe, expect, it } from 'vitest'
import { findTemplateProblem } from './log-url-template'

describe('a template', () => {
  it.each([
    'https://{bucket}.obs.{region}.myhuaweicloud.com/{key}',
    'https://logs.example.com/view?bucket={bucket}&key={key}',
    'https://logs.example.com:8443/{project}/{bucket}/{key}#{node}',
  ])('%s is accepted', (template) => {
    expect(findTemplateProblem(template)).toBeNull()
  })

  it.each([
    ...'http://{bucket}.obs.example.com/{key} javascript:alert("{bucket}{key}")'.split(' '),
    ...'https://{bucket}/{key} https://example.{bucket}/{key}'.split(' '),
    ...'https://{key}.example.com/{bucket} https://{node}.example.com/{bucket}/{key}'.split(' '),
    ...'https://user@{bucket}.example.com/{key} https://example.com/{key}'.split(' '),
    ...'https://example.com/{bucket} https://example.com/{bucket}/{key}/{token}'.split(' '),
    ...'example.com/{bucket}/{key}'.split(' '),
  ])('%s is refused', (template) => {
    expect(findTemplateProblem(template)).toEqual(expect.any(String))
  })
})
