export interface Interval {
  fromMs: number
  toMs: number
}
