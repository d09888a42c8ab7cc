import { expect, it } from 'vitest'
import { escapeFormula, formatCsv } from './csv'

const cellOf = (value: string | number | null) => formatCsv([[value]]).slice(1, -2)

it.each([
  ['a word', 'load', 'load'],
  ['nothing', null, ''],
  ['a number', 1_234.5, '1234.5'],
  ['a negative number is a number', -5, '-5'],
  ['Chinese', '加载订单', '加载订单'],
  ['a comma', 'a,b', '"a,b"'],
  ['a quote', 'say "hi"', '"say ""hi"""'],
  ['a line end', 'a\nb', '"a\nb"'],
  ['a return', 'a\rb', '"a\rb"'],
  ['a formula that needs quotes', '=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
])('%s', (_, value, cell) => {
  expect(cellOf(value)).toBe(cell)
})

it('begins with a byte-order mark, parts cells by commas and ends each row with CR LF', () => {
  expect(
    formatCsv([
      ['节点', 'rows'],
      ['dws_load', 12],
    ]),
  ).toBe('\ufeff节点,rows\r\ndws_load,12\r\n')
})

it.each([
  ...['=1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'].map((text) => [
    text,
    `'${text}`,
  ]),
  ...['', 'a', 'a=1', ' =1', "'=1", '订单', '1,"2"'].map((text) => [text, text]),
])('as plain text, %j is %j', (text, expected) => {
  expect(escapeFormula(text)).toBe(expected)
})
