import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseEnvFile, readEnvFile } from './env-file'

describe('a value', () => {
  it.each([
    ['A=b', 'b'],
    ['  export A = b  ', 'b'],
    ['A=', ''],
    ['A= # none yet', ''],
    ['A=b # why', 'b'],
    ['A=b #why', 'b'],
    ["A=it's # it's", "it's"],
    [`A="Aa1#Secret!9"`, 'Aa1#Secret!9'],
    [`A='Aa1#Secret!9' # quoted`, 'Aa1#Secret!9'],
    ['A=`Aa1"#\'9`', `Aa1"#'9`],
    ['A=x=y', 'x=y'],
    [`IAM_PASSWORD="Aa1 #9"`, 'Aa1 #9'],
    ['IAM_PASSWORD_FILE=/run/pw # mounted', '/run/pw'],
  ])('of %j is read', (line, value) => {
    const [name = ''] = /[A-Z_]+/.exec(line) ?? []
    expect(parseEnvFile(`# first\r\n${line}\r\n\r\nLAST=1`)).toEqual({ env: { [name]: value, LAST: '1' } })
  })

  it.each([
    ['IAM_PASSWORD', 'Aa1#Secret!9', /^would be cut at # in line 2 of \.env: put the value in quotes$/],
    ['IAM_PASSWORD', '#Secret', /cut/],
    ['IAM_PASSWORD', 'Aa1 #Secret', /cut/],
    ['SESSION_SECRET', 'a # b', /cut/],
    ['export DGC_AUTH_TOKEN', ' a#b', /cut/],
    ['DGC_WORKSPACE', 'dw#1', /cut/],
    ['DGC_WORKSPACE', '#1', /cut/],
    ['DGC_WORKSPACE', 'dw#1 # it', /cut/],
    ['IAM_PASSWORD', '"Aa1', /^does not end with its quote in line 2 of \.env$/],
    ['IAM_PASSWORD', '"Aa1"Secret"', /quote/],
    ['IAM_PASSWORD', `'it''s'`, /quote/],
    ['IAM_PASSWORD', '`a\n`', /quote/],
    ['IAM_PASSWORD', '"a"#b"', /quote/],
  ])('of %s=%s is refused, by its name and not its text', (name, value, why) => {
    expect(parseEnvFile(`A=1\n${name}=${value}`)).toEqual({
      problem: { name: name.replace('export ', ''), why: expect.stringMatching(why) as string },
    })
  })

  it('without a name is refused by its line', () => {
    for (const line of ['Secret', '=b', '中=b', 'A b=c', '\uFEFFA=b'])
      expect(parseEnvFile(`A=1\n${line}`).problem).toEqual({
        name: '.env',
        why: 'has a line 2 that is not NAME=value',
      })
  })
})

describe('a file', () => {
  let file: string

  beforeAll(() => (file = join(mkdtempSync(join(tmpdir(), 'env-')), '.env')))
  afterAll(() => rmSync(file, { force: true }))

  it.each([
    ['with a byte order mark', Buffer.from('\uFEFFA=b\n'), { env: { A: 'b' } }],
    ['with two of them', Buffer.from('\uFEFF\uFEFFA=b\n'), 'has a line 1 that is not NAME=value'],
    ['in UTF-16', Buffer.from('\uFEFFA=b\n', 'utf16le'), 'is not text in UTF-8'],
    ['in UTF-16 without a mark', Buffer.from('A=b\n', 'utf16le'), 'is not text in UTF-8'],
    ['with NUL', Buffer.from('A=b\0c\n'), 'is not text in UTF-8'],
    ['in Latin-1', Buffer.from('A=é\n', 'latin1'), 'is not text in UTF-8'],
  ])('%s', (_, bytes, is) => {
    writeFileSync(file, bytes)
    expect(readEnvFile(file)).toEqual(typeof is === 'string' ? { problem: { name: '.env', why: is } } : is)
  })

  it('that cannot be read is a problem, too', () => {
    expect(readEnvFile(tmpdir()).problem).toEqual({ name: '.env', why: 'cannot be read' })
  })
})
