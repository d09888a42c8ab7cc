import { type KeptWords } from '../en/kept'

export const kept: KeptWords = {
  label: '由 Nodeline 保留',
  text: (at) => `DGC 中已没有该实例。以下是 Nodeline 保留的数据，获取于 ${at}。`,
}
