import { describe, expect, it } from 'vitest'
import { cleanLine, readLine } from './read-line'

const ZONE = 'Asia/Shanghai'
const AT = Date.UTC(2026, 10, 27, 18, 39, 12)

describe('the prefix of a line', () => {
  it.each([
    ['DGC', '[INFO] [2026/11/28 02:39:12 GMT +08:00] : ', 'start node', 'info', AT],
    ['DGC in another zone', '[INFO] [2026/11/27 18:39:12 GMT +00:00] : ', 'start node', 'info', AT],
    ['DGC, an error', '[ERROR] [2026/11/28 02:39:12 GMT +08:00] : ', 'no such node', 'error', AT],
    [
      'DGC around log4j',
      '[INFO] [2026/11/28 02:39:12 GMT +08:00] : 26/11/28 02:39:12 ERROR ',
      'A: b',
      'error',
      AT,
    ],
    [
      'DGC as standard error around log4j',
      '[ERROR] [2026/11/28 02:39:12 GMT +08:00] : 26/11/28 02:39:12 INFO ',
      'A: b',
      'info',
      AT,
    ],
    ['log4j', '26/11/28 02:39:12 WARN ', 'TaskSetManager: Lost task 1.0', 'warn', AT],
    ['log4j with milliseconds', '2026-11-28 02:39:12,345 ERROR ', 'o.a.Foo: bar', 'error', AT + 345],
    [
      'log4j of MRS',
      '2026-11-28 02:39:12,345 | ERROR | ',
      'main | it broke | org.Foo.run(Foo.java:1)',
      'error',
      AT + 345,
    ],
    [
      'log4j of MRS, thread first',
      '2026-11-28 02:39:12,345 | main | ERROR | ',
      'it broke',
      'error',
      AT + 345,
    ],
    ['thread in brackets', '2026-11-28 02:39:12.345 [job-0] ERROR ', 'JobContainer - x', 'error', AT + 345],
    ['Spring', '2026-11-28 02:39:12.345  WARN ', '4242 --- [main] c.h.Foo : x', 'warn', AT + 345],
    ['ISO in UTC', '2026-11-27T18:39:12Z INFO ', 'x', 'info', AT],
    ['ISO with an offset', '2026-11-28T02:39:12.5+08:00 ', 'x', null, AT + 500],
    ['Python', '2026-11-28 02:39:12,345 - my.etl - ERROR - ', 'x', 'error', AT + 345],
    ['Python basic', 'ERROR:', 'root:x', 'error', null],
    ['Airflow', '[2026-11-28 02:39:12,345] {task.py:12} ERROR - ', 'x', 'error', AT + 345],
    ['beeline', 'ERROR : ', 'FAILED: Execution Error', 'error', null],
    ['java.util.logging', 'Nov 28, 2026 2:39:12 AM ', 'com.foo.Bar run', null, AT],
    ['syslog', 'Nov 28 02:39:12 ', 'host cron[12]: x', null, null],
    ['date', 'Sat Nov 28 02:39:12 CST 2026 ', 'x', null, AT],
    ['glog', 'E1128 02:39:12.123456 4242 file.cc:12] ', 'x', 'error', null],
    ['logfmt', 'time="2026-11-28T02:39:12+08:00" level=error ', 'msg=x', 'error', AT],
    ['Chinese', '2026年11月28日 02:39:12 [错误] ', 'x', 'error', AT],
    ['time of day', '02:39:12 ERROR ', 'x', 'error', null],
    ['none', '', 'select 1', null, null],
    ['a sentence that only starts like one', '', 'Information about the job', null, null],
    ['a date that is none', '2026-13-28 02:39:12 ', 'x', null, null],
  ])('%s', (_, prefix, body, level, timeMs) => {
    expect(readLine(prefix + body, ZONE)).toEqual({ level, timeMs, prefixLength: prefix.length })
  })

  it('of an object', () => {
    const text = '{"time":"2026-11-27T18:39:12Z","level":"error","message":"x"}'
    expect(readLine(text, ZONE)).toEqual({ level: 'error', timeMs: AT, prefixLength: 0 })
  })
})

describe('the level by words', () => {
  it.each([
    'java.io.IOException: broken pipe',
    'Exception in thread "main" java.lang.NullPointerException',
    'Traceback (most recent call last):',
    "KeyError: 'amount'",
    'FAILED: SemanticException [Error 10001]: Line 1:14 Table not found',
    'bash: line 3: hdfss: command not found',
    'cat: /opt/x: No such file or directory',
    'gsql:load.sql:12: ERROR:  relation "x" does not exist',
    'ERROR 1045 (28000): Access denied for user',
    '表 dwd_orders 不存在',
    '连接失败：密码错误',
    '[INFO] [2026/11/28 02:39:12 GMT +08:00] : FAILED: ParseException line 1:2',
    'DLI.0005: There is a syntax error',
    '[rank0]: ValueError: bad shape',
    '(Trainer pid=2211) RuntimeError: no device',
    '[1,0]<stderr>:Traceback (most recent call last):',
  ])('error: %s', (text) => {
    expect(readLine(text, ZONE).level).toBe('error')
  })

  it.each([
    '0 errors, 12 files',
    'Finished: 12 records, errors=0',
    'non-fatal error while closing',
    'SLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".',
    'failOnError=false',
    'ERROR_CODE=0',
    'Total failed records: 0',
    '失败记录数：0',
    '校验完成，无异常',
    '\tat org.apache.Foo.run(Foo.java:12)',
    'Caused by: java.io.IOException: x',
    '如果失败则重试 3 次',
    'insert into error_log select * from t',
  ])('no error: %s', (text) => {
    expect(readLine(text, ZONE).level).not.toBe('error')
  })
})

describe('a clean line', () => {
  it.each([
    ['colours', '\u001b[31mERROR\u001b[0m x', 'ERROR x'],
    ['a progress bar', '10 %\r50 %\r100 %', '100 %'],
    ['that ends with CR', '100 %\r', '100 %'],
    ['a title of a window', '\u001b]0;title\u0007x', 'x'],
  ])('%s', (_, line, clean) => {
    expect(cleanLine(line)).toBe(clean)
  })

  it('takes linear time, however hostile', () => {
    const texts = ['[', 'a.', '2026-11-28 ', '\u001b[', '0 a ', 'ERROR ', '失败', ' : ', '(((', 'error '].map(
      (part) => part.repeat(400_000 / part.length),
    )
    const startedMs = performance.now()
    for (const text of texts) readLine(cleanLine(text), ZONE)
    expect(performance.now() - startedMs).toBeLessThan(1_000)
  })
})
